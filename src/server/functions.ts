import { writeCsvStream } from 'hucre/csv'
import { writeXlsx } from 'hucre/xlsx'
import { capabilities } from '#kernel/capabilities'
import type { Call } from '#kernel/contract'
import type { Room } from '#kernel/house'
import type { Said } from '#kernel/words'

/** One function of the house as an authority files it: what it is called, what it does, who may use it and where. */
export type Listed = {
  call: string
  name: Said
  kind: Said
  who: Said
  surface: Said
  address: string
}

const kinds: Record<Call['kind'], Said> = {
  command: { zh: '办理', en: 'Changes' },
  query: { zh: '查询', en: 'Reads' },
}

type Open = Exclude<Call['needs'], readonly unknown[]>
const openTo: Record<Open, { who: Said; surface: Said }> = {
  anyone: {
    who: { zh: '任何人', en: 'Anybody' },
    surface: { zh: '群众页面、工作台、接口', en: 'Resident pages, desk, API' },
  },
  'signed-in': {
    who: { zh: '已登录的群众和工作人员', en: 'Residents and staff who are signed in' },
    surface: { zh: '群众页面、工作台、接口', en: 'Resident pages, desk, API' },
  },
  'api-key': {
    who: { zh: '持接口密钥的程序', en: 'Programs with an API key' },
    surface: { zh: '接口', en: 'API' },
  },
  system: {
    who: { zh: '系统自身', en: 'The system itself' },
    surface: { zh: '后台任务，不对外开放', en: 'Its own jobs; not open to the network' },
  },
}

const staff: Said = { zh: '工作台、接口', en: 'Desk, API' }

const openOf = ({ needs }: Call): { who: Said; surface: Said } => {
  if (typeof needs === 'string') return openTo[needs]
  const held = needs.map((one) => capabilities[one])
  const who = {
    zh: `岗位有下列权限之一的工作人员：${held.map((one) => one.zh).join('、')}`,
    en: `Staff whose post may: ${held.map((one) => one.en).join(', ')}`,
  }
  return { who, surface: staff }
}

/** Every call of the contract: there is no function beside them. */
export const functionsOf = (rooms: readonly Room[]): Listed[] =>
  rooms.flatMap((room) =>
    Object.entries(room.calls).map(([short, call]) => ({
      call: `${room.name}.${short}`,
      name: room.words.calls[short] ?? { zh: short, en: short },
      kind: kinds[call.kind],
      ...openOf(call),
      address: call.needs === 'system' ? '' : `${call.kind === 'command' ? 'POST' : 'GET'} /api/${room.name}/${short}`,
    })),
  )

const heads = [
  '序号 No.',
  '功能',
  'Function',
  '类型',
  'Kind',
  '谁可以用',
  'Who may use it',
  '在哪里用',
  'Where',
  '标识 Name',
  '地址 Address',
]

const rowsOf = (functions: readonly Listed[]): (string | number)[][] => [
  heads,
  ...functions.map(({ call, name, kind, who, surface, address }, i) => [
    i + 1,
    ...[name, kind, who, surface].flatMap((said) => [said.zh, said.en]),
    call,
    address,
  ]),
]

async function csvOf(functions: readonly Listed[]): Promise<Buffer> {
  const rows = async function* () {
    yield* rowsOf(functions)
  }
  const parts: Buffer[] = []
  for await (const part of writeCsvStream(rows(), { bom: true, escapeFormulae: true })) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

const sheetOf = async (functions: readonly Listed[]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '功能清单 Functions', rows: rowsOf(functions) }] }))

/** The list as a file, by the end of its name. */
export const functionFiles = {
  csv: { mime: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: sheetOf },
  json: {
    mime: 'application/json; charset=utf-8',
    write: async (functions: readonly Listed[]) => Buffer.from(`${JSON.stringify(functions, null, 2)}\n`),
  },
} as const
