/** Elements of organisations: enterprises, shops, associations, institutions. Columns: see `row.ts`. */
export const organisations = `
organisation-name | 单位全称 | Name of organisation | organisation-name | 0 | bureau | | steward | 企业名称、机构名称、公司名称、商户名称、法人名称、社会组织名称、组织名称、店名、市场主体名称、字号名称、全称、Company name、Organisation
credit-code | 统一社会信用代码 | Unified social credit code | credit-code | 0 | bureau | | steward | 社会信用代码、信用代码、统一信用代码、营业执照号、营业执照注册号、统一社会信用代码/注册号 | GB 32100
organisation-type | 单位类型 | Type of organisation | option:organisation-type | 0 | bureau | 1826 | steward | 企业类型、机构类型、单位性质、市场主体类型、企业性质、组织类型、单位类别 | GB/T 20091
industry | 所属行业 | Industry | option:industry | 0 | bureau | 1826 | lww | 行业、行业类别、行业分类、行业门类、国民经济行业 | GB/T 4754
legal-representative | 法定代表人 | Legal representative | person-name | 1 | bureau | 1095 | steward | 法人、法人代表、法定代表人姓名、经营者、企业法人、法人姓名
legal-representative-id | 法定代表人身份证号 | Legal representative's ID number | id-number | 3 | bureau | 1095 | steward | 法人身份证号、法人身份证号码、法定代表人证件号码、经营者身份证号
organisation-head | 单位负责人 | Head | person-name | 1 | | 366 | lww | 负责人、负责人姓名、主要负责人、机构负责人、企业负责人
organisation-phone | 单位联系电话 | Organisation's telephone | phone | 0 | | 366 | lww | 单位电话、办公电话、企业联系电话、公司电话、负责人电话、负责人联系电话、法人联系电话
organisation-contact | 单位联系人 | Contact person | person-name | 1 | | 366 | lww | 经办人、企业联系人、业务联系人、联络员、联络人
registered-office | 注册地址 | Registered office | address | 0 | bureau | 1826 | steward | 注册地、工商注册地址、营业执照地址、登记住所
business-address | 经营地址 | Place of business | address | 0 | | 731 | lww | 经营场所、实际经营地址、生产经营地址、单位地址、企业地址、公司地址、办公地址、机构地址
founded | 成立日期 | Founded on | date | 0 | bureau | | steward | 成立时间、注册日期、注册时间、登记日期、开业日期
licence-until | 营业期限至 | Licence valid until | date | 0 | bureau | | steward | 营业期限、经营期限、执照有效期
operating-status | 经营状态 | Operating status | option:operating-status | 0 | bureau | 183 | lww | 营业状态、经营状况、企业状态、运营状态、登记状态
scope | 经营范围 | Scope of business | text | 0 | bureau | 1826 | steward | 主营业务、业务范围、主要经营项目、经营项目
registered-capital | 注册资本 | Registered capital | money:万元 | 0 | bureau | 1826 | steward | 注册资金、注册资本（万元）、开办资金
turnover | 营业收入 | Turnover per year | money:万元/年 | 2 | | 366 | lww | 年营业收入、营业额、年营业额、年产值、年销售额、主营业务收入
tax-paid | 纳税额 | Tax paid per year | money:万元/年 | 2 | bureau | 366 | steward | 年纳税额、税收、上缴税金、实缴税金
employees | 从业人数 | Employees | number:人:0..1000000 | 0 | | 366 | lww | 员工人数、职工人数、从业人员数、员工数、用工人数、在职人数
party-members | 党员人数 | Party members | number:人:0..100000 | 0 | branch | 366 | lww | 党员数、党员总数、在册党员数
has-party-branch | 是否建立党组织 | Has a Party branch | yesno | 0 | branch | 366 | steward | 党组织建立情况、是否成立党支部、有无党组织
union | 是否建立工会 | Has a trade union | yesno | 0 | association | 366 | steward | 工会建立情况、有无工会、是否成立工会
floor-space | 经营面积 | Business area | number:平方米:0..10000000 | 0 | | 1095 | lww | 营业面积、场所面积、店铺面积、占地面积、使用面积
fire-key-unit | 消防重点单位 | Key unit for fire safety | yesno | 0 | bureau | 366 | steward | 是否消防重点单位、消防安全重点单位
fire-last-check | 最近消防检查日期 | Last fire check | date | 0 | bureau | 366 | max | 消防检查时间、最近检查日期、检查日期、检查时间
food-licence | 食品经营许可证号 | Food licence number | text | 0 | bureau | 1826 | steward | 食品经营许可证、食品经营许可证编号、许可证号、许可证编号
fund-nature | 资金性质 | Nature of funds | text | 0 | bureau | 366 | lww | 资金类别、资金来源、经费性质
budget-item | 预算科目 | Budget item | text | 0 | bureau | 366 | lww | 预算科目名称、科目名称、支出科目
project-name | 项目名称 | Project | text | 0 | | 731 | lww | 项目、工程名称、工程项目
amount-asked | 申请金额 | Amount asked for | money:元 | 1 | | 366 | lww | 申请资金、申请经费、用款金额、拟申请金额
amount-granted | 核定金额 | Amount granted | money:元 | 1 | bureau | 366 | steward | 批准金额、审批金额、核准金额、核定资金
organisation-note | 单位备注 | Note on the organisation | text | 0 | | | text | 企业备注、单位情况说明
`
