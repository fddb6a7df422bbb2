/** Elements of households. Columns: see `row.ts`. */
export const households = `
household-number | 户号 | Household number | text | 2 | bureau | | steward | 户口簿号、户籍编号、户编号、家庭编号、户口本编号、户口簿号码、户别号
household-head | 户主姓名 | Head of household | person-name | 1 | bureau | | steward | 户主、户主名、户 主、家庭户主、户代表、Householder
household-head-id | 户主身份证号 | Head's ID number | id-number | 3 | bureau | | steward | 户主公民身份号码、户主身份证号码、户主证件号码、户主身份号码
household-type | 户别 | Type of household | option:household-type | 1 | bureau | 1826 | steward | 户类型、户口类别、户类别、家庭户类型、户籍类别
registration-nature | 户口性质 | Nature of registration | option:registration-nature | 1 | bureau | 1826 | steward | 户籍性质、户口类型、农业/非农业
members | 家庭人口 | Members | number:人:0..60 | 1 | community | 366 | lww | 家庭人口数、家庭人数、人口数、户人口数、家庭成员数、在册人口、总人口、家庭总人口、户内人数
members-present | 常住人口数 | Members living here | number:人:0..60 | 1 | community | 366 | lww | 常住人口、实际居住人数、常住人数、在家人口数
labourers | 劳动力人数 | Able to work | number:人:0..60 | 1 | community | 366 | lww | 劳动力、家庭劳动力、劳动力数量、有劳动能力人数
workers-away | 外出务工人数 | Working away | number:人:0..60 | 1 | community | 183 | lww | 外出务工人口、务工人数、外出人数
children | 子女数 | Children | number:人:0..30 | 1 | | 731 | lww | 子女人数、子女个数、未成年人数、儿童人数
elders | 老年人数 | Members aged 60 and over | number:人:0..30 | 1 | | 366 | lww | 60岁以上人数、老人数、老年人口数
household-address | 家庭住址 | Home address | address | 2 | community | 366 | lww | 住户地址、户地址、房屋坐落、坐落地址、门牌地址
household-phone | 家庭联系电话 | Household telephone | phone | 2 | | 366 | lww | 户主电话、户主联系电话、户主手机号、户联系电话
annual-income | 家庭年收入 | Income per year | money:元/年 | 2 | | 366 | lww | 年收入、家庭总收入、全年家庭收入、家庭年总收入、年总收入
monthly-income | 家庭月收入 | Income per month | money:元/月 | 2 | | 366 | lww | 月收入、家庭月总收入、月总收入
income-per-head | 人均年收入 | Income per head and year | money:元/年 | 2 | | 366 | lww | 家庭人均收入、人均收入、人均纯收入、年人均纯收入、家庭人均年收入、人均可支配收入
income-source | 收入来源 | Source of income | text | 2 | | 366 | lww | 主要收入来源、经济来源、家庭主要经济来源、生活来源
housing-type | 住房类型 | Type of housing | option:housing-type | 1 | | 1095 | lww | 房屋性质、住房性质、房屋类型、居住房屋类型、房屋产权、住房情况
housing-area | 住房面积 | Floor area | number:平方米:0..100000 | 1 | | 1826 | lww | 房屋面积、建筑面积、居住面积、住房建筑面积、面积（平方米）、面积
housing-structure | 房屋结构 | Construction | option:housing-structure | 0 | | 3652 | lww | 结构类型、住房结构、建筑结构
housing-safety | 房屋安全等级 | Safety of the house | option:housing-safety | 1 | bureau | 1826 | steward | 住房安全等级、危房等级、危房鉴定等级、房屋鉴定等级、住房是否安全、是否危房 | JGJ 125
housing-built | 建房年份 | Built in | year | 0 | | | lww | 建造年份、建成年代、建房时间、房屋建造年代
tenant-name | 承租人 | Tenant | person-name | 2 | | 183 | lww | 租客、租户姓名、租户、承租人姓名
owner-name | 房主姓名 | Owner of the dwelling | person-name | 2 | | 731 | lww | 房主、产权人、房东、房屋所有人、业主姓名、业主
drinking-water | 饮水情况 | Drinking water | option:drinking-water | 0 | | 731 | lww | 饮水安全、供水方式、饮用水情况、饮水类型
toilet | 厕所类型 | Toilet | option:toilet | 0 | | 731 | lww | 卫生厕所、户厕类型、改厕情况
fuel | 燃料类型 | Fuel for cooking | option:fuel | 1 | | 366 | lww | 炊事燃料、用气类型、燃气类型、燃料
gas-alarm | 燃气报警器 | Gas alarm | yesno | 0 | | 366 | lww | 是否安装燃气报警器、燃气泄漏报警器、燃气报警装置
smoke-alarm | 烟感报警器 | Smoke alarm | yesno | 0 | | 366 | lww | 烟感、独立式烟感、是否安装烟感
broadband | 宽带 | Broadband | yesno | 0 | | 731 | lww | 是否通宽带、网络情况
farmland | 承包地面积 | Contracted land | number:亩:0..100000 | 1 | bureau | 1826 | steward | 耕地面积、承包地、土地面积、耕地、承包土地面积
forest-land | 林地面积 | Forest land | number:亩:0..100000 | 1 | bureau | 1826 | steward | 林地、山林面积
homestead | 宅基地面积 | Homestead area | number:平方米:0..100000 | 1 | bureau | 3652 | steward | 宅基地、宅基地占地面积
vehicle | 车辆 | Vehicles | text | 2 | | 366 | set | 车牌号、车辆信息、机动车、车牌号码、车牌
pet-dog | 养犬情况 | Dogs kept | number:只:0..100 | 0 | | 366 | lww | 犬只数量、养犬数量、是否养犬
household-note | 家庭备注 | Note on the household | text | 2 | | | text | 家庭情况、家庭情况说明、家庭基本情况
`
