/** Elements of places: areas, buildings, dwellings, spots where something has to be looked after. Columns: see `row.ts`. */
export const places = `
area-code | 区划代码 | Area code | area-code | 0 | government | | steward | 行政区划代码、区域代码、地区代码、统计用区划代码、社区代码、村代码、Area code | GB/T 2260
county | 县（市、区） | County | text | 0 | government | | steward | 区县、县区、所属区县、县（区）、区/县、县市区、所在县、County
street | 街道（乡镇） | Street or township | text | 0 | government | | steward | 乡镇、街道、镇街、乡镇街道、乡镇（街道）、街道办、所属街道、所属乡镇、镇、乡（镇）、Township
community | 社区（村） | Community or village | text | 0 | street | | steward | 社区、村、行政村、村（社区）、社区名称、所属社区、村（居）委会、村居、居委会、村委会、村名、所在村、Community、Village
village-group | 村民小组 | Village group | text | 0 | community | | lww | 组、小组、村组、组别、自然村、村民组、屯
grid | 网格 | Grid | text | 0 | community | 366 | lww | 网格名称、所属网格、网格编号、网格号、所在网格、Grid
grid-worker | 网格员 | Grid worker | person-name | 1 | community | 183 | lww | 网格员姓名、网格长、专职网格员、网格负责人
grid-worker-phone | 网格员电话 | Grid worker's telephone | phone | 1 | community | 183 | lww | 网格员联系电话、网格员联系方式、网格员手机
estate | 小区名称 | Residential estate | text | 0 | community | 3652 | lww | 小区、居民小区、住宅小区、所属小区、楼盘
building | 楼栋 | Building | text | 0 | community | 3652 | lww | 楼号、栋、幢、楼栋号、幢号、栋号、楼、楼幢、Building
building-unit | 单元 | Entrance | text | 0 | community | 3652 | lww | 单元号、门洞、门栋
floor | 楼层 | Floor | number:层:-5..150 | 0 | | 3652 | lww | 所在楼层、层、所在层
room | 房号 | Room | text | 1 | | 3652 | lww | 门牌号、室、房间号、室号、户室号、门牌、房门号、Room
place-name | 场所名称 | Name of the place | text | 0 | | 1826 | lww | 地点名称、点位名称、地名、场地名称、设施名称
place-type | 场所类别 | Type of place | option:place-type | 0 | | 1826 | lww | 场所类型、地点类型、设施类型
place-address | 场所地址 | Address of the place | address | 0 | | 1826 | lww | 所在地址、地点、具体位置、位置、具体地点、详细位置
longitude | 经度 | Longitude | number:度:-180..180 | 0 | | | lww | 东经、X坐标、lng、Longitude
latitude | 纬度 | Latitude | number:度:-90..90 | 0 | | | lww | 北纬、Y坐标、lat、Latitude
postcode | 邮政编码 | Postcode | text | 0 | | | lww | 邮编、Post code、ZIP
floors | 总层数 | Floors | number:层:1..200 | 0 | | | lww | 楼层数、层数、地上层数
dwellings | 户数 | Households | number:户:0..2000000 | 0 | community | 366 | lww | 总户数、住户数、居民户数、户籍户数、常住户数
residents | 人口总数 | Residents | number:人:0..5000000 | 0 | community | 366 | lww | 总人数、居民人数、常住总人口、户籍人口
lifts | 电梯数 | Lifts | number:部:0..1000 | 0 | | 731 | lww | 电梯、电梯数量、电梯台数、有无电梯
built-year | 建成年份 | Year of completion | year | 0 | | | lww | 竣工年份、建筑年代、建成时间、竣工时间
accessible | 无障碍设施 | Step-free access | yesno | 0 | | 1095 | lww | 无障碍、是否无障碍、无障碍通道、有无坡道
charging-points | 充电桩数 | Charging points | number:个:0..10000 | 0 | | 366 | lww | 充电桩、充电设施数量、电动车充电口
parking-spaces | 停车位数 | Parking spaces | number:个:0..100000 | 0 | | 731 | lww | 停车位、车位数、车位
hazard-type | 隐患类型 | Type of hazard | option:hazard-type | 0 | | 90 | lww | 隐患类别、风险类型、安全隐患类型、隐患种类
hazard | 隐患描述 | Hazard | text | 0 | | 90 | text | 隐患内容、存在隐患、存在问题、隐患情况、问题描述、安全隐患
hazard-due | 整改期限 | To be mended by | date | 0 | | | lww | 整改时限、限期整改日期、整改截止时间
hazard-done | 整改完成日期 | Mended on | date | 0 | | | lww | 整改完成时间、销号日期、完成时间
place-note | 场所备注 | Note on the place | text | 0 | | | text | 地点备注、场所说明
`
