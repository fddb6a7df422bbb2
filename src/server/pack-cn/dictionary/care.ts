/** Elements of health, care and support of persons: facts with a basis and a day on which they are looked at again. Columns: see `row.ts`. */
export const care = `
health | 健康状况 | Health | option:health | 3 | | 366 | lww | 身体状况、健康情况、身体情况、健康程度、Health status | GB/T 2261.3
chronic-illness | 慢性病 | Chronic illness | option:chronic-illness | 3 | | 366 | set | 慢性病种类、慢性病情况、患慢性病名称、慢病、所患慢性病、慢性病名称
serious-illness | 重大疾病 | Serious illness | text | 3 | | 366 | lww | 大病、大病名称、重病、患病名称、所患疾病、疾病名称、患病情况、病种
blood-type | 血型 | Blood type | option:blood-type | 3 | | | lww | ABO血型、血型（ABO）、Blood group
allergy | 过敏情况 | Allergies | text | 3 | | 1095 | set | 过敏史、药物过敏史、过敏药物
pregnant | 孕产妇 | Expecting or new mother | yesno | 3 | | 180 | lww | 是否孕妇、是否孕产妇、孕妇
family-doctor | 家庭医生 | Family doctor | person-name | 2 | | 366 | lww | 签约医生、家庭医生姓名、签约家庭医生、家庭医生签约
mobility | 行动能力 | Mobility | option:mobility | 3 | | 366 | lww | 行动情况、行动是否方便、活动能力
self-care | 自理能力 | Self-care | option:self-care | 3 | | 366 | lww | 生活自理能力、自理情况、自理状况、生活自理情况、老年人自理能力、失能情况、失能等级
care-level | 照护等级 | Care level | option:care-level | 3 | bureau | 366 | steward | 护理等级、长护险等级、老年人能力评估等级、能力评估等级、护理级别 | GB/T 42195
disability-type | 残疾类别 | Type of disability | option:disability-type | 3 | association | 1826 | steward | 残疾类型、残疾种类、残疾类、残疾情况 | GB/T 26341
disability-grade | 残疾等级 | Grade of disability | option:disability-grade | 3 | association | 1826 | steward | 残疾级别、残疾程度、残级、残疾等次、Disability level | GB/T 26341
disability-card | 残疾人证号 | Disability card number | text | 3 | association | 3652 | steward | 残疾证号、残疾证号码、残疾人证号码、残疾证编号
assistive-device | 辅助器具 | Assistive devices | text | 3 | association | 731 | set | 辅具、辅具需求、已配辅具、使用辅具
low-income | 低保 | Minimum living allowance | yesno | 2 | bureau | 366 | steward | 是否低保、低保对象、是否低保户、低保户、享受低保、最低生活保障、城乡低保、是否享受低保、是否为低保对象、Dibao
low-income-type | 低保类别 | Type of allowance | option:low-income-type | 2 | bureau | 366 | steward | 低保类型、低保种类、保障类别、低保城乡类别
low-income-amount | 低保金额 | Allowance per month | money:元/月 | 2 | bureau | 366 | steward | 月低保金、低保金、月保障金额、低保补助金额、保障金额（元/月）、月保障金
low-income-since | 低保开始日期 | Allowance since | date | 2 | bureau | | min | 享受低保时间、低保起始时间、纳入低保时间、低保批准时间
low-income-margin | 低保边缘 | On the margin of the allowance | yesno | 2 | bureau | 366 | steward | 低保边缘户、是否低保边缘、低保边缘家庭、低收入、低保边缘人口、是否低保边缘家庭
destitute | 特困供养 | Destitute, supported | option:destitute | 2 | bureau | 366 | steward | 特困人员、是否特困、五保、五保户、特困供养人员、特困对象、特困供养方式
rigid-expense | 支出型困难 | In need through expenses | yesno | 2 | bureau | 366 | steward | 刚性支出困难、支出型困难家庭、刚性支出困难家庭、支出型贫困
temporary-aid | 临时救助金额 | Temporary relief | money:元 | 2 | bureau | 366 | lww | 临时救助、临时救助金、救助金额
lifted-poor | 脱贫人口 | Lifted out of poverty | yesno | 2 | bureau | 1826 | steward | 脱贫户、是否脱贫户、建档立卡、建档立卡户、是否建档立卡、脱贫享受政策户
at-risk | 防返贫监测类型 | Watched against falling back | option:at-risk | 2 | bureau | 183 | steward | 监测对象、三类人员、监测户类型、防返贫监测对象、监测对象类别
lives-alone | 独居老人 | Elderly living alone | yesno | 2 | community | 183 | lww | 是否独居、独居、独居老年人、是否独居老人、独居情况
empty-nest | 空巢老人 | Elderly, children away | yesno | 2 | community | 183 | lww | 空巢、是否空巢、空巢老年人、是否空巢老人
lost-only-child | 计划生育特殊家庭 | Lost or disabled only child | option:lost-only-child | 3 | bureau | 731 | steward | 失独、失独家庭、计生特扶、计生特殊家庭
left-behind-child | 留守儿童 | Left-behind child | yesno | 2 | community | 183 | lww | 是否留守儿童、农村留守儿童、留守、关爱儿童
child-no-care | 事实无人抚养儿童 | Child without care | yesno | 3 | bureau | 183 | steward | 事实无人抚养、是否事实无人抚养、事孤、困境儿童
orphan | 孤儿 | Orphan | yesno | 3 | bureau | 366 | steward | 是否孤儿、社会散居孤儿
left-behind-elder | 留守老人 | Left-behind elderly | yesno | 2 | community | 183 | lww | 是否留守老人、农村留守老人、留守老年人
basic-pension | 养老保险 | Pension insurance | option:pension-insurance | 2 | bureau | 366 | steward | 养老保险类型、参加养老保险情况、养老保险参保情况、是否参加养老保险
pension-amount | 养老金 | Pension per month | money:元/月 | 2 | bureau | 366 | steward | 月养老金、养老金金额、退休金、月退休金
medical-insurance | 医疗保险 | Medical insurance | option:medical-insurance | 2 | bureau | 366 | steward | 医保、医保类型、医疗保险类型、参加医保情况、医保参保情况、是否参加医保、是否参加城乡居民医保、合作医疗
elder-subsidy | 高龄津贴 | Old-age allowance per month | money:元/月 | 2 | bureau | 366 | steward | 高龄补贴、高龄津贴金额、老年津贴、尊老金
disability-subsidy | 残疾人两项补贴 | Disability subsidies | option:disability-subsidy | 2 | association | 366 | steward | 残疾人补贴、两项补贴、困难残疾人生活补贴、重度残疾人护理补贴
bank-account | 银行账号 | Bank account | bank-account | 3 | | 731 | lww | 银行卡号、账号、一卡通账号、惠民惠农一卡通账号、社保卡号、开户账号、银行账户、收款账号、卡号
bank-name | 开户银行 | Bank | organisation-name | 2 | | 731 | lww | 开户行、银行名称、开户银行名称
helped-by | 帮扶责任人 | Person responsible for help | person-name | 1 | community | 366 | lww | 帮扶人、责任人、包保责任人、结对帮扶人、帮扶干部、包联干部、联系人、走访责任人、包户干部
helped-by-phone | 帮扶责任人电话 | Telephone of the person responsible | phone | 1 | community | 366 | lww | 帮扶人电话、帮扶人联系电话、责任人电话、帮扶干部联系电话
help-measure | 帮扶措施 | Help given | text | 2 | community | 366 | text | 救助措施、帮扶情况、帮扶内容、已落实措施、享受政策、享受政策情况
need | 需求 | Needs | text | 2 | | 183 | text | 主要需求、服务需求、困难诉求、存在困难、主要困难、困难原因、致贫原因、困难情况、需求情况
risk-colour | 关爱等级 | Level of concern | option:risk-colour | 2 | community | 183 | lww | 风险等级、关注等级、分级、颜色等级、红黄绿等级、走访等级
last-visit | 最近走访日期 | Last visited on | date | 1 | community | | max | 走访日期、最近走访时间、走访时间、上次走访日期、入户日期、探访日期、探访时间
visits-due | 应访次数 | Visits due | number:次:0..400 | 0 | community | 31 | lww | 应走访次数、计划走访次数、应探访次数
visits-done | 实访次数 | Visits made | number:次:0..400 | 0 | community | 31 | lww | 走访次数、实际走访次数、已走访次数、探访次数
visit-rate | 走访完成率 | Share of visits made | percent | 0 | community | 31 | lww | 完成率、走访率、探访率
`
