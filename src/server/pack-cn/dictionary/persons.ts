/** Elements of persons: who they are, how to reach them, how they live. Columns: see `row.ts`. */
export const persons = `
name | 姓名 | Name | person-name | 1 | bureau | | steward | 名字、姓　名、居民姓名、人员姓名、本人姓名、申请人、申请人姓名、户籍姓名、成员姓名、家庭成员姓名、学生姓名、老人姓名、对象姓名、服务对象、救助对象姓名、被走访人、Full name
former-name | 曾用名 | Former name | person-name | 2 | bureau | | set | 别名、又名、Previous name
sex | 性别 | Sex | option:sex | 1 | bureau | | steward | 男/女、男女、学生性别、性 别、Gender | GB/T 2261.1
id-type | 证件类型 | Type of document | option:id-type | 1 | bureau | | lww | 证件种类、证件名称、身份证件类型、有效证件类型
id-number | 公民身份号码 | Citizen ID number | id-number | 3 | bureau | | steward | 身份证号码、身份证号、身份证、身份号码、居民身份证号码、居民身份证号、公民身份证号码、公民身份证号、身份证件号码、证件号码、证件号、有效证件号码、二代身份证号、本人身份证号、ID、ID No.、ID card number | GB 11643
id-valid-until | 身份证有效期至 | ID card valid until | date | 2 | bureau | | max | 证件有效期、身份证有效期、有效期限、证件到期日、有效期截止日期
birth-date | 出生日期 | Date of birth | date | 2 | bureau | | steward | 出生年月日、生日、出生时间、出生、生于、Date of birth、Birthday、DOB
age | 年龄 | Age | number:岁:0..130 | 1 | | 366 | lww | 周岁、实足年龄、年龄（岁）、年纪、Age
ethnic-group | 民族 | Ethnic group | option:ethnic-group | 2 | bureau | | steward | 族别、所属民族、Nationality (ethnic) | GB/T 3304
native-place | 籍贯 | Native place | text | 1 | bureau | | lww | 祖籍、籍 贯、Ancestral home
birth-place | 出生地 | Place of birth | text | 1 | bureau | | lww | 出生地点、Birthplace
nationality | 国籍 | Nationality | text | 1 | bureau | | lww | 国家或地区、国别、Citizenship
political-status | 政治面貌 | Political affiliation | option:political-status | 2 | branch | 1095 | steward | 政治面目、党派、是否党员、Party membership | GB/T 4762
party-since | 入党时间 | Joined the Party on | date | 2 | branch | | min | 入党日期、入党年月、加入党组织时间
party-branch | 所在党支部 | Party branch | organisation-name | 1 | branch | 1095 | lww | 党组织名称、所属党组织、党支部、组织关系所在支部、所在党组织
education | 文化程度 | Education | option:education | 1 | | 1826 | lww | 学历、教育程度、受教育程度、最高学历、文化水平、Education level | GB/T 4658
school | 就读学校 | School | organisation-name | 1 | | 366 | lww | 学校、在读学校、所在学校、学校名称、毕业院校
school-grade | 就读年级 | Grade at school | text | 1 | | 366 | lww | 年级、年级班级、班级、所在班级、学籍状况
marital-status | 婚姻状况 | Marital status | option:marital-status | 2 | bureau | 1095 | steward | 婚姻、婚否、婚姻状态、婚育状况、婚姻情况、Marriage | GB/T 2261.2
occupation | 职业 | Occupation | text | 1 | | 731 | lww | 从事职业、职业名称、工种、从业类别、Job
employment | 就业状况 | Employment | option:employment | 1 | | 366 | lww | 就业情况、个人身份、从业状况、就业状态、工作状况、是否就业、Employment status | GB/T 2261.4
workplace | 工作单位 | Place of work | organisation-name | 1 | | 731 | lww | 单位、所在单位、服务处所、务工单位、就业单位、单位名称、Employer
job-title | 职务 | Position | text | 1 | | 731 | lww | 职称、岗位、职务职称、担任职务、现任职务、Post
work-away-at | 务工地点 | Works away at | text | 1 | | 366 | lww | 外出务工地、务工地、外出地点、务工地区、外出务工地点
phone | 联系电话 | Telephone | phone | 2 | | 366 | lww | 电话、电话号码、手机、手机号、手机号码、联系方式、联系手机、移动电话、本人电话、本人联系电话、联系电话（手机）、家庭电话、固定电话、Tel、Phone、Mobile
phone-other | 备用电话 | Second telephone | phone | 2 | | 366 | lww | 其他联系电话、备用联系电话、第二联系电话、联系电话2
wechat | 微信号 | WeChat | text | 2 | | 731 | lww | 微信、微信账号
email | 电子邮箱 | Email | email | 2 | | 1095 | lww | 邮箱、电子邮件、E-mail、邮箱地址
registered-address | 户籍地址 | Registered address | address | 2 | bureau | 1826 | steward | 户籍所在地、户口所在地、户籍地、户籍地详址、户籍所在地详细地址、身份证地址、身份证住址、户口地址、户口登记地
address | 现住址 | Present address | address | 2 | community | 366 | lww | 居住地址、现居住地址、家庭地址、住址、地址、详细地址、现居住地、常住地址、居住地、实际居住地址、居住地详址、联系地址、住所、Address、Home address
residence-status | 居住状态 | Residence | option:residence-status | 1 | community | 366 | lww | 人户状态、是否常住、居住情况、人户一致情况、人员类别、人户分离、人口类型
moved-in | 迁入日期 | Moved in on | date | 1 | bureau | | lww | 迁入时间、来本地时间、入住时间、居住起始日期、流入日期
moved-out | 迁出日期 | Moved out on | date | 1 | bureau | | lww | 迁出时间、流出日期、离开日期
residence-permit | 居住证号码 | Residence permit number | text | 2 | bureau | 366 | steward | 居住证号、居住证编号、暂住证号
relation-to-head | 与户主关系 | Relation to head of household | option:relation | 1 | bureau | 1826 | lww | 与户主的关系、家庭关系、关系、与申请人关系、与本人关系、称谓、成员关系、Relationship | GB/T 4761
guardian-name | 监护人姓名 | Guardian | person-name | 2 | | 366 | lww | 监护人、法定监护人、家长姓名、监护人名字、实际照料人、委托监护人
guardian-relation | 监护人关系 | Guardian's relation | option:relation | 2 | | 366 | lww | 与监护人关系、监护关系、与被监护人关系 | GB/T 4761
guardian-phone | 监护人电话 | Guardian's telephone | phone | 2 | | 366 | lww | 监护人联系电话、监护人联系方式、家长电话、家长联系电话、监护人手机号
contact-name | 紧急联系人 | Emergency contact | person-name | 2 | | 366 | lww | 紧急联系人姓名、应急联系人、家属姓名、亲属姓名、联系人姓名
contact-phone | 紧急联系人电话 | Emergency telephone | phone | 2 | | 366 | lww | 紧急联系电话、应急联系电话、家属电话、亲属联系电话、家属联系方式
military-service | 兵役状况 | Military service | option:military-service | 2 | bureau | 1826 | steward | 服役情况、是否退役军人、兵役情况、退役军人 | 
veteran-since | 退役时间 | Left the forces on | date | 2 | bureau | | steward | 退伍时间、退役日期、退出现役时间
special-treatment | 优抚对象类别 | Entitled veteran or family | option:special-treatment | 2 | bureau | 366 | steward | 优抚类别、优抚对象、优待抚恤对象类别、重点优抚对象
photo-consent | 同意使用照片 | Photographs may be used | yesno | 1 | | 366 | lww | 照片使用授权、是否同意拍照
death-date | 死亡日期 | Date of death | date | 2 | bureau | | steward | 死亡时间、去世日期、去世时间、亡故日期
person-note | 人员备注 | Note on the person | text | 2 | | | text | 备注、说明、情况说明、其他情况、备　注、Remarks、Note
`
