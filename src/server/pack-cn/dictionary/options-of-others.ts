/** What elements of households, places and organisations can be; see `options-of-persons.ts`. */
export const optionsOfOthers: Record<string, string> = {
  'household-type': `
family | 家庭户 | Family household | 家庭、普通家庭户
collective | 集体户 | Collective household | 集体`,
  'registration-nature': `
rural | 农业户口 | Agricultural | 农业、农村、农业家庭户
urban | 非农业户口 | Non-agricultural | 非农业、城镇、非农、非农业家庭户
resident | 居民户口 | Resident | 居民、居民家庭户`,
  'housing-type': `
own | 自有住房 | Own | 自有、自建房、商品房、自购、自有产权、私房、自建
rent | 租赁住房 | Rented | 租房、租住、租赁、出租房
public | 公共租赁住房 | Public rental | 公租房、廉租房、保障房、保障性住房
unit | 单位房 | Of the employer | 单位宿舍、宿舍、职工宿舍
borrowed | 借住 | Borrowed | 借住亲友、寄住
none | 无住房 | None | 无房、无`,
  'housing-structure': `
frame | 钢筋混凝土 | Reinforced concrete | 框架、钢混、钢筋混凝土结构、框架结构
brick-concrete | 砖混 | Brick and concrete | 砖混结构、混合结构
brick-wood | 砖木 | Brick and wood | 砖木结构
earth | 土木 | Earth and wood | 土坯、土木结构、泥瓦、土房
wood | 木结构 | Wood | 竹木、木房
steel | 钢结构 | Steel | 彩钢
other | 其他 | Other |`,
  'housing-safety': `
A | A级 | A | A、安全
B | B级 | B | B、基本安全
C | C级 | C | C、局部危险
D | D级 | D | D、整体危险、整栋危险`,
  'drinking-water': `
tap | 自来水 | Piped water | 集中供水、城镇供水、管网供水
well | 井水 | Well | 水井、机井、压水井
spring | 山泉水 | Spring | 山泉、引泉
other | 其他 | Other | 水窖、河水`,
  toilet: `
flush | 水冲式卫生厕所 | Flush toilet | 水冲式、水厕、卫生厕所、水冲厕
dry | 卫生旱厕 | Sanitary dry toilet | 旱厕
none | 无卫生厕所 | None | 无、非卫生厕所`,
  fuel: `
pipe-gas | 管道燃气 | Piped gas | 天然气、管道天然气、管道气
bottle-gas | 瓶装液化气 | Bottled gas | 液化气、瓶装气、罐装液化气、煤气罐
power | 电 | Electricity | 用电、电磁炉
coal | 煤炭 | Coal | 煤、散煤
wood | 柴草 | Wood | 柴火、柴
other | 其他 | Other |`,
  'place-type': `
home | 居住小区 | Housing estate | 小区、住宅小区、居民楼
shop | 沿街店铺 | Shop | 店铺、门店、九小场所
school | 学校幼儿园 | School or kindergarten | 学校、幼儿园
care | 养老托育机构 | Care home or nursery | 养老机构、托育机构、养老院
medical | 医疗机构 | Clinic or hospital | 医院、诊所、卫生室、卫生站
factory | 厂房仓库 | Factory or store | 厂房、仓库、企业
site | 建筑工地 | Building site | 工地、在建工地
public | 公共场所 | Public place | 公园、广场、文化活动中心
water | 水域 | Water | 水库、河道、池塘、水塘
road | 道路桥梁 | Road or bridge | 道路、桥梁
other | 其他 | Other |`,
  'hazard-type': `
fire | 消防隐患 | Fire | 消防、消防安全、火灾
gas | 燃气隐患 | Gas | 燃气、燃气安全
power | 用电隐患 | Electricity | 用电、用电安全、飞线充电
house | 房屋安全 | Building | 房屋、危房、自建房
geology | 地质灾害 | Landslide | 地灾、滑坡、山体滑坡
flood | 防汛隐患 | Flood | 防汛、内涝、洪涝
traffic | 交通隐患 | Traffic | 交通、道路交通
work | 安全生产 | Safety at work | 生产安全
water | 涉水安全 | Drowning | 防溺水、溺水
other | 其他 | Other |`,
  'organisation-type': `
enterprise | 企业 | Enterprise | 有限责任公司、股份有限公司、有限公司、公司、民营企业、国有企业
self-employed | 个体工商户 | Self-employed trader | 个体户、个体
cooperative | 农民专业合作社 | Farmers' cooperative | 合作社、专业合作社
public | 事业单位 | Public institution |
government | 机关 | Government body | 党政机关、政府机关
association | 社会团体 | Association | 社团、协会
private-institution | 民办非企业单位 | Private non-enterprise institution | 民非、社会服务机构
foundation | 基金会 | Foundation |
committee | 基层群众性自治组织 | Residents' or villagers' committee | 村委会、居委会、自治组织
other | 其他 | Other |`,
  industry: `
A | 农、林、牧、渔业 | Agriculture, forestry, fishing | 农业、农林牧渔、农林牧渔业、种植业、养殖业
B | 采矿业 | Mining | 采矿
C | 制造业 | Manufacturing | 制造、加工业
D | 电力、热力、燃气及水生产和供应业 | Energy and water supply | 电力热力燃气及水生产和供应业
E | 建筑业 | Construction | 建筑
F | 批发和零售业 | Trade | 批发零售、零售、零售业、批发业、批发零售业
G | 交通运输、仓储和邮政业 | Transport and post | 交通运输、物流、运输
H | 住宿和餐饮业 | Hotels and restaurants | 餐饮、住宿、餐饮业、住宿餐饮、住宿业
I | 信息传输、软件和信息技术服务业 | Information technology | 信息技术、软件
J | 金融业 | Finance | 金融
K | 房地产业 | Real estate | 房地产
L | 租赁和商务服务业 | Leasing and business services | 商务服务、租赁
M | 科学研究和技术服务业 | Research and technical services | 科研、技术服务
N | 水利、环境和公共设施管理业 | Water, environment, public facilities | 环境、水利
O | 居民服务、修理和其他服务业 | Services to residents, repair | 居民服务、服务业、修理
P | 教育 | Education | 教育培训、培训
Q | 卫生和社会工作 | Health and social work | 卫生、医疗、养老
R | 文化、体育和娱乐业 | Culture, sport, leisure | 文化、娱乐、体育
S | 公共管理、社会保障和社会组织 | Public administration | 公共管理
T | 国际组织 | International organisations |`,
  'operating-status': `
open | 正常营业 | Open | 营业、存续、在业、正常、开业、在营、正常经营
paused | 停业 | Paused | 暂停营业、歇业、停产
closed | 注销 | Closed | 吊销、关闭、已注销、倒闭
moved | 迁出 | Moved away | 搬迁、已搬离`,
}
