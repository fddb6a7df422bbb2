import type { Said } from '#kernel/words'

/** The sentences of this surface's own refusals; whoever reported reads them in another program. */
export const faults = {
  noMethod: {
    zh: '没有这个接口。地址要以 .xml 或 .json 结尾，例如 services.xml。',
    en: 'There is no such method. Addresses end in .xml or .json, for example services.xml.',
  },
  encoding: {
    zh: '参数不是有效的 UTF-8，请用 UTF-8 编码后再发送。',
    en: 'The parameters are not valid UTF-8; please send them in UTF-8.',
  },
  form: {
    zh: '请用 application/x-www-form-urlencoded 或 multipart/form-data 提交。',
    en: 'Please send application/x-www-form-urlencoded or multipart/form-data.',
  },
  tooManyFields: { zh: '参数过多。', en: 'There are too many parameters.' },
  jurisdiction: { zh: '没有这个 jurisdiction_id。', en: 'There is no such jurisdiction_id.' },
  key: { zh: '缺少 api_key，或者密钥无效。', en: 'The api_key is missing or not valid.' },
  busyKey: { zh: '这个密钥请求过于频繁，请稍候再试。', en: 'This key is used too often; please wait a moment.' },
  noService: { zh: '缺少 service_code。', en: 'service_code is missing.' },
  service: { zh: '没有这个 service_code。', en: 'There is no such service_code.' },
  request: { zh: '没有这个工单，或者它没有公开。', en: 'There is no such request, or it is not public.' },
  token: { zh: '没有这个 token。', en: 'There is no such token.' },
  status: { zh: 'status 只能是 open 或 closed。', en: 'status is open or closed.' },
  date: {
    zh: '日期无法识别，请写成 2026-09-07T09:00:00+08:00 这样。',
    en: 'The date cannot be read; please write it like 2026-09-07T09:00:00+08:00.',
  },
  span: { zh: '起止日期相差不能超过 90 天。', en: 'At most 90 days lie between the two dates.' },
  page: { zh: 'page 和 page_size 应是数字。', en: 'page and page_size are numbers.' },
  noPlace: {
    zh: '请给出位置：lat 和 long，或者 address_string，或者 address_id。',
    en: 'Please give a place: lat and long, or address_string, or address_id.',
  },
  point: {
    zh: 'lat 和 long 应是 WGS 84 的度数，两个都要有。',
    en: 'lat and long are degrees of WGS 84, and both are needed.',
  },
  tooLong: { zh: 'description 不能超过 4000 字。', en: 'description holds at most 4,000 characters.' },
  address: { zh: '电子邮箱或电话的格式不对。', en: 'The email or the phone is not written right.' },
  missing: (name: string): Said => ({ zh: `缺少 ${name}。`, en: `${name} is missing.` }),
  updateStatus: { zh: '不认识这个 status。', en: 'This status is not known.' },
}

/** What can be reported without saying what kind it is. */
export const unsorted: Said = { zh: '说不准属于哪一类', en: 'Not sure which kind' }

export const ownNumber: Said = {
  zh: '报送系统自己的编号（由程序填写，同一编号只收一次）',
  en: 'The number in the sending system (filled in by the program; the same number comes in once)',
}

export const tried: Said = { zh: '测试接口：没有保存。', en: 'Test endpoint: nothing was kept.' }

export const notice: Said = {
  zh: '已收到。凭编号可以查询公开的进展。',
  en: 'Received. Public progress can be followed by this number.',
}

const both = ({ zh, en }: Said): string => `${zh} ${en}`

/** Who answers here, and how a key is had: the same in both formats and to everybody. */
export const contactOf = (operator: Said): string =>
  both({
    zh: `${operator.zh}：使用中有问题，请联系本单位。`,
    en: `${operator.en}: please ask us for help.`,
  })

export const keyServiceOf = (operator: Said): string =>
  both({
    zh: `密钥由${operator.zh}发放：工作台“单位与岗位—接口密钥”。`,
    en: `Keys are issued by ${operator.en}, at the desk under “Units & posts — API keys”.`,
  })

/** One sentence and, behind it, what it said. */
export const joined = (text: string, detail: string | null): string => (detail ? `${text}：${detail}` : text)
