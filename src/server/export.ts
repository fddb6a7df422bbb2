import type { FastifyInstance, FastifyRequest } from 'fastify'
import { writeCsvStream } from 'hucre/csv'
import { writeXlsx } from 'hucre/xlsx'
import { roomOf, type House, type Room } from '#kernel/house'
import { queryReader, sendRefusal, type ActorOf } from '#kernel/serve'
import type { Actor } from '#kernel/rights'
import type { Lang, Said } from '#kernel/words'
import { casework } from '#casework/contract'
import { statusLabels, urgencyLabels, verdictLabels } from '#casework/labels'
import { functionFiles, functionsOf } from './functions.ts'

type Row = (string | number | boolean | null)[]

/** A sheet with more rows than this is no longer read by people; the CSV has no end. */
const mostRowsInSheet = 50_000

const heads: Said[] = [
  { zh: '编号', en: 'Number' },
  { zh: '标题', en: 'Title' },
  { zh: '内容', en: 'Text' },
  { zh: '区域', en: 'Area' },
  { zh: '类别', en: 'Category' },
  { zh: '紧急程度', en: 'Urgency' },
  { zh: '状态', en: 'Status' },
  { zh: '责任单位', en: 'Unit' },
  { zh: '反映人数', en: 'People' },
  { zh: '反映时间', en: 'Said at' },
  { zh: '办结期限', en: 'Due' },
  { zh: '单位答复时间', en: 'Reported at' },
  { zh: '群众确认时间', en: 'Confirmed at' },
  { zh: '评价', en: 'Verdict' },
  { zh: '超期', en: 'Overdue' },
]

const name = (said: Said | null, lang: Lang): string => said?.[lang] ?? ''

/** Case after case as table rows, page by page through the ordinary call: rights and walls are the call's own. */
async function* rowsOf(
  house: House,
  actor: Actor,
  filter: Record<string, unknown>,
  lang: Lang,
  first: Page,
): AsyncGenerator<Row> {
  yield heads.map((head) => head[lang])
  for (
    let page: Page | null = first;
    page;
    page = page.next ? await pageOf(house, actor, { ...filter, after: page.next }) : null
  )
    for (const one of page.cases)
      yield [
        one.number,
        one.title,
        one.text,
        name(one.areaName, lang),
        name(one.categoryName, lang),
        urgencyLabels[one.urgency][lang],
        statusLabels[one.status][lang],
        name(one.leadName, lang),
        one.supporters,
        one.openedAt,
        one.due,
        one.claimedAt,
        one.confirmedAt,
        one.verdict && one.verdict in verdictLabels
          ? verdictLabels[one.verdict as keyof typeof verdictLabels][lang]
          : '',
        one.overdue ? name({ zh: '是', en: 'yes' }, lang) : '',
      ]
}

const ask = (house: House, actor: Actor, input: object) =>
  roomOf(house, casework)('export', { limit: 200, ...input }, { actor })
type Asked = Awaited<ReturnType<typeof ask>>
type Page = Extract<Asked, { ok: true }>['value']

/** A page after the first: rights were asked at the first and hold for the whole file. */
async function pageOf(house: House, actor: Actor, input: object): Promise<Page | null> {
  const page = await ask(house, actor, input)
  return page.ok ? page.value : null
}

const gather = async (rows: AsyncGenerator<Row>): Promise<Row[]> => {
  const all: Row[] = []
  for await (const row of rows) if (all.push(row) > mostRowsInSheet) break
  return all
}

/** `/export/functions.csv`, `.xlsx`, `.json`: no secret, as `/api` is none. */
export function serveFunctions(app: FastifyInstance, rooms: readonly Room[]): void {
  for (const [ending, { mime, write }] of Object.entries(functionFiles))
    app.get(`/export/functions.${ending}`, async (_request, reply) =>
      reply
        .type(mime)
        .header('content-disposition', `attachment; filename="functions.${ending}"`)
        .send(await write(functionsOf(rooms))),
    )
}

/** `/export/cases.csv` and `.xlsx`, with the filters of the case list. Cells that look like formulas stay text. */
export function serveExport(app: FastifyInstance, house: House, actorOf: ActorOf): void {
  const read = queryReader(casework.calls.export)
  const start = async (request: FastifyRequest) => {
    const { lang, limit: _limit, ...query } = request.query as Record<string, unknown>
    const filter = read(query)
    const actor = await actorOf(request)
    return {
      filter,
      actor,
      lang: lang === 'en' ? ('en' as const) : ('zh' as const),
      first: await ask(house, actor, filter),
    }
  }

  app.get('/export/cases.csv', async (request, reply) => {
    const { filter, actor, lang, first } = await start(request)
    if (!first.ok) return sendRefusal(reply, first.refusal)
    const rows = rowsOf(house, actor, filter, lang, first.value)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="cases.csv"')
      .send(writeCsvStream(rows, { bom: true, escapeFormulae: true }))
  })

  app.get('/export/cases.xlsx', async (request, reply) => {
    const { filter, actor, lang, first } = await start(request)
    if (!first.ok) return sendRefusal(reply, first.refusal)
    const rows = await gather(rowsOf(house, actor, filter, lang, first.value))
    const file = await writeXlsx({ sheets: [{ name: lang === 'zh' ? '工单' : 'Cases', rows }] })
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', 'attachment; filename="cases.xlsx"')
      .send(Buffer.from(file))
  })
}
