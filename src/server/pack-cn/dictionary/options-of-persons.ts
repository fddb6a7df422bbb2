/**
 * What elements of persons can be: `code | 名 | English | 也写作、也写作`, one a line. Codes are those of the national standard where
 * `persons.ts` or `care.ts` names one.
 */
export const optionsOfPersons: Record<string, string> = {
  sex: `
0 | 未知的性别 | Unknown | 未知、不详
1 | 男 | Male | 男性、男生、M、男士
2 | 女 | Female | 女性、女生、F、女士
9 | 未说明的性别 | Not stated | 未说明`,
  'id-type': `
resident | 居民身份证 | Resident ID card | 身份证、二代身份证、公民身份证
register | 户口簿 | Household register | 户口本
hkm | 港澳居民来往内地通行证 | Hong Kong and Macao travel permit | 回乡证、港澳通行证
taiwan | 台湾居民来往大陆通行证 | Taiwan travel permit | 台胞证
settled | 港澳台居民居住证 | Residence permit for Hong Kong, Macao and Taiwan residents | 港澳台居住证
passport | 护照 | Passport | 普通护照、外国护照
foreigner | 外国人永久居留身份证 | Permanent resident card of a foreigner | 永久居留证、外国人居留证
other | 其他证件 | Other document | 其他`,
  'political-status': `
01 | 中共党员 | Member of the Communist Party | 党员、中国共产党党员、共产党员
02 | 中共预备党员 | Probationary member of the Communist Party | 预备党员
03 | 共青团员 | Member of the Youth League | 团员
04 | 民革党员 | Member of the RCCK | 民革
05 | 民盟盟员 | Member of the China Democratic League | 民盟
06 | 民建会员 | Member of the CNDCA | 民建
07 | 民进会员 | Member of the CAPD | 民进
08 | 农工党党员 | Member of the CPWDP | 农工党
09 | 致公党党员 | Member of the Zhi Gong Party | 致公党
10 | 九三学社社员 | Member of the Jiusan Society | 九三学社
11 | 台盟盟员 | Member of the TDSL | 台盟
12 | 无党派人士 | Without party | 无党派民主人士、无党派
13 | 群众 | The masses | 无、普通群众`,
  education: `
10 | 研究生教育 | Postgraduate | 研究生、研究生及以上
11 | 博士研究生 | Doctorate | 博士、博士研究生毕业
14 | 硕士研究生 | Master's degree | 硕士、硕士研究生毕业
20 | 大学本科 | Bachelor's degree | 本科、大学、大学本科教育、大学本科毕业、本科及以上
30 | 大学专科 | College | 大专、专科、高职、大学专科教育、大专及以上
40 | 中等职业教育 | Vocational secondary | 中专、中技、职高、技校、中等专科、职业高中、中职
60 | 普通高中 | Senior secondary | 高中、高级中学、普通高级中学教育、高中毕业
70 | 初中 | Junior secondary | 初级中学、初级中学教育、初中毕业
80 | 小学 | Primary | 小学教育、小学毕业
90 | 其他教育 | Other | 其他、文盲、半文盲、文盲半文盲、文盲或半文盲、学龄前、未上学、学前`,
  'marital-status': `
10 | 未婚 | Single | 单身、未婚人员
20 | 已婚 | Married | 有配偶、结婚
21 | 初婚 | First marriage |
22 | 再婚 | Remarried |
23 | 复婚 | Married again to the same person |
30 | 丧偶 | Widowed | 丧偶人员
40 | 离婚 | Divorced | 离异
90 | 未说明的婚姻状况 | Not stated | 未说明、不详`,
  employment: `
11 | 国家公务员 | Civil servant | 公务员
13 | 专业技术人员 | Professional | 专技人员
17 | 职员 | Clerk | 办事人员、企业职员
21 | 企业管理人员 | Manager | 管理人员
24 | 工人 | Worker | 务工、职工
27 | 农民 | Farmer | 务农、农业
31 | 学生 | Student | 在校学生、在校生
37 | 现役军人 | In the armed forces | 军人
51 | 自由职业者 | Freelance | 自由职业、灵活就业
54 | 个体经营者 | Self-employed | 个体、个体户、经商
70 | 无业人员 | Without work | 无业、失业、待业、未就业
80 | 退（离）休人员 | Retired | 退休、离休、离退休
90 | 其他 | Other |`,
  relation: `
02 | 户主 | Head of household | 本人、01
10 | 配偶 | Spouse | 妻、夫、妻子、丈夫、夫妻、爱人
20 | 子 | Son | 儿子、长子、次子、三子、独生子
30 | 女 | Daughter | 女儿、长女、次女、三女、独生女
40 | 孙子、孙女或外孙子、外孙女 | Grandchild | 孙子、孙女、外孙、外孙子、外孙女、孙子女
50 | 父母 | Parent | 父亲、母亲、父、母、公公、婆婆、岳父、岳母
60 | 祖父母或外祖父母 | Grandparent | 祖父、祖母、爷爷、奶奶、外公、外婆、外祖父、外祖母、祖父母
70 | 兄弟姐妹 | Brother or sister | 兄、弟、姐、妹、哥哥、弟弟、姐姐、妹妹、兄弟、姐妹
80 | 儿媳或女婿 | Child-in-law | 儿媳、媳妇、女婿、儿媳妇
97 | 其他亲属 | Other relative | 其他、亲属、侄子、侄女
99 | 非亲属 | Not related | 雇工、寄居、朋友`,
  'residence-status': `
here | 人户一致 | Registered and living here | 常住、户在人在、户籍常住、在户、人在户在
away | 户在人不在 | Registered here, living elsewhere | 外出、人不在户在、空挂户、流出
come | 人在户不在 | Living here, registered elsewhere | 流入、流动人口、寄住、暂住、外来、非户籍常住
neither | 人户均不在 | Neither | 已迁出、查无此人`,
  'military-service': `
none | 未服役 | Has not served | 无、否
serving | 现役 | Serving | 服役中、服现役、现役军人
veteran | 退役军人 | Veteran | 退役、退伍、退伍军人、已退役、复员、转业、是
reserve | 预备役 | Reserve | 预备役人员、民兵`,
  'special-treatment': `
disabled-soldier | 残疾军人 | Disabled soldier | 伤残军人、伤残人员
martyr-family | 烈士遗属 | Family of a martyr | 烈属
died-on-duty | 因公牺牲军人遗属 | Family of a soldier who died on duty | 因公牺牲遗属
sick-family | 病故军人遗属 | Family of a soldier who died of illness | 病故遗属
old-soldier | 在乡复员军人 | Demobilised soldier in the country | 复员军人
sick-veteran | 带病回乡退役军人 | Veteran who came home ill | 带病回乡
war-veteran | 参战参试退役军人 | Veteran of war or tests | 参战、参试、参战退役人员
none | 不属于 | None | 无、否`,
  health: `
10 | 健康或良好 | Healthy | 健康、良好、好、身体健康
20 | 一般或较弱 | Fair or frail | 一般、较弱、较差、体弱
30 | 有慢性病 | Chronically ill | 慢性病、慢病、患有慢性病
60 | 残疾 | Disabled | 有残疾、身有残疾
serious | 患有大病 | Seriously ill | 大病、重病、患重大疾病`,
  'chronic-illness': `
hypertension | 高血压 | High blood pressure | 高血压病
diabetes | 糖尿病 | Diabetes | 血糖高、2型糖尿病
heart | 冠心病 | Heart disease | 心脏病、心血管疾病
stroke | 脑卒中 | Stroke | 脑梗、中风、脑血管病、脑梗死
lung | 慢性阻塞性肺疾病 | Chronic lung disease | 慢阻肺、老慢支、慢性支气管炎
joints | 关节炎 | Arthritis | 风湿、类风湿、类风湿性关节炎
kidney | 慢性肾病 | Kidney disease | 肾病、尿毒症
tuberculosis | 肺结核 | Tuberculosis | 结核病
mental | 严重精神障碍 | Severe mental disorder | 精神病、精神障碍
other | 其他慢性病 | Other | 其他
none | 无 | None | 没有`,
  'blood-type': `
A | A型 | A | A
B | B型 | B | B
O | O型 | O | O
AB | AB型 | AB | AB
unknown | 不详 | Unknown | 未知`,
  mobility: `
free | 行动自如 | Moves freely | 正常、方便、良好
aided | 需要辅助 | Needs support | 拄拐、轮椅、行动不便、不便
bed | 卧床 | Bedridden | 长期卧床、瘫痪`,
  'self-care': `
full | 能自理 | Looks after oneself | 自理、完全自理、全自理、生活能自理、有自理能力
part | 半自理 | Needs some help | 半失能、部分自理、部分失能
none | 不能自理 | Needs full help | 失能、完全失能、完全不能自理、无自理能力、全护理`,
  'care-level': `
0 | 能力完好 | Able | 完好、0级
1 | 轻度失能 | Lightly impaired | 轻度、1级
2 | 中度失能 | Moderately impaired | 中度、2级
3 | 重度失能 | Severely impaired | 重度、3级
4 | 完全丧失 | Fully impaired | 完全失能、4级`,
  'disability-type': `
1 | 视力残疾 | Visual | 视力、盲、视残
2 | 听力残疾 | Hearing | 听力、聋、听残
3 | 言语残疾 | Speech | 言语、哑
4 | 肢体残疾 | Physical | 肢体、肢残
5 | 智力残疾 | Intellectual | 智力、智残
6 | 精神残疾 | Mental | 精神
7 | 多重残疾 | Multiple | 多重`,
  'disability-grade': `
1 | 一级 | Grade 1 | 1级、壹级、极重度、Ⅰ级
2 | 二级 | Grade 2 | 2级、贰级、重度、Ⅱ级
3 | 三级 | Grade 3 | 3级、叁级、中度、Ⅲ级
4 | 四级 | Grade 4 | 4级、肆级、轻度、Ⅳ级
0 | 无 | None | 无残疾、未评定、否`,
  'low-income-type': `
urban | 城市低保 | Urban | 城镇低保、城市、城镇
rural | 农村低保 | Rural | 农村
none | 不享受 | None | 无、否`,
  destitute: `
home | 分散供养 | Supported at home | 分散、分散特困
home-for | 集中供养 | Supported in a home | 集中、集中特困
yes | 特困人员 | Destitute, manner unknown | 是、五保、特困
none | 不属于 | None | 无、否`,
  'at-risk': `
unstable | 脱贫不稳定户 | Lifted but unstable | 脱贫不稳定
marginal | 边缘易致贫户 | On the margin | 边缘易致贫、边缘户
sudden | 突发严重困难户 | Sudden hardship | 突发严重困难
none | 不属于 | None | 无、否`,
  'lost-only-child': `
lost | 失独 | Lost the only child | 独生子女死亡、死亡
disabled | 独生子女伤残 | Only child disabled | 伤残、伤病残
none | 不属于 | None | 无、否`,
  'pension-insurance': `
worker | 城镇职工基本养老保险 | Employees' scheme | 职工养老保险、城镇职工、职工、企业职工养老保险
resident | 城乡居民基本养老保险 | Residents' scheme | 居民养老保险、城乡居民、城乡居保、新农保、居民
public | 机关事业单位养老保险 | Public servants' scheme | 机关事业单位、机关事业
none | 未参保 | Not insured | 无、否、未参加、没有`,
  'medical-insurance': `
worker | 职工基本医疗保险 | Employees' scheme | 职工医保、城镇职工医保、职工、城镇职工基本医疗保险
resident | 城乡居民基本医疗保险 | Residents' scheme | 居民医保、城乡居民医保、城乡居民、新农合、合作医疗、新型农村合作医疗、居民
public | 公费医疗 | Public | 公费
commercial | 商业医疗保险 | Private | 商业保险
none | 未参保 | Not insured | 无、否、未参加、没有`,
  'disability-subsidy': `
living | 困难残疾人生活补贴 | Living allowance | 生活补贴、困补
nursing | 重度残疾人护理补贴 | Nursing allowance | 护理补贴、护补
none | 不享受 | None | 无、否`,
  'risk-colour': `
red | 红色 | Red | 红、高、高风险、一级、重点关注
yellow | 黄色 | Yellow | 黄、中、中风险、二级、一般关注
green | 绿色 | Green | 绿、低、低风险、三级、正常`,
}
