import type { Said } from '#kernel/words'
import type { Output } from '../api.ts'

export type Job = Output<'casework.importJobs'>['jobs'][number]
export type Field = Job['guesses'][number]['field']

export const words = {
  tab: { zh: '导入留言', en: 'Import messages' },
  lead: {
    zh: '把原来留言板或热线系统导出的表格交给这里：先看清每一列怎么读，再试导入，最后正式导入。同一来源的同一编号只算一次，可以随时停止，也可以接着来。',
    en: 'Hand over the table that the old message board or hotline exports: see how each column is read, try it, then import. The same number of the same source counts once; it may be stopped and gone on with at any time.',
  },
  file: {
    zh: '选择文件（CSV、Excel .xlsx 或每行一条的 JSON）',
    en: 'Choose a file (CSV, Excel .xlsx or one JSON record a line)',
  },
  sending: { zh: '正在上传并查看……', en: 'Sending and looking into it…' },
  columns: { zh: '每一列怎么读', en: 'How the columns are read' },
  aside: { zh: '不读取', en: 'left aside' },
  chosen: { zh: '人工指定', en: 'chosen by hand' },
  categories: { zh: '他们的类别是我们的哪一类', en: 'Which of our categories theirs are' },
  categoriesFound: (same: number, strange: number): Said => ({
    zh:
      strange === 0
        ? `${same} 个类别与本县同名，不用对照。`
        : `${same} 个类别与本县同名；下面 ${strange} 个请对照，不选的暂不分类。`,
    en:
      strange === 0
        ? `${same} are called as ours are; there is nothing to choose.`
        : `${same} are called as ours are. Please choose for the other ${strange}; what you leave out has no category yet.`,
  }),
  notAll: {
    zh: '文件很大，只看了前面的行，后面可能还有别的类别。',
    en: 'The file is long: only its first rows were looked at, and there may be more further down.',
  },
  noCategory: { zh: '暂不分类', en: 'no category yet' },
  near: { zh: '名称相近，请核对', en: 'by a part of its name; please check' },
  rows: (n: number): Said => ({ zh: `${n} 条`, en: n === 1 ? '1 row' : `${n} rows` }),
  source: { zh: '来源名称', en: 'Name of the source' },
  sourceHint: {
    zh: '编号属于哪个系统，如“市长信箱”。换个文件名再导入，只要来源不变，就不会重复。',
    en: 'Whose numbers these are, e.g. “Mayor’s mailbox”. Under another file name the same source still comes in once.',
  },
  history: { zh: '全部是历史：都已在原系统办结', en: 'All of it is history: closed in its old system' },
  historyHint: {
    zh: '不勾选时，看办结时间、状态和答复；没有的作为待派单的新工单。',
    en: 'Otherwise the closing time, status and reply tell; what has none of them comes in as open work.',
  },
  look: { zh: '看看前几条', en: 'See the first rows' },
  preview: { zh: '前几条导入后的样子', en: 'The first rows as they would come in' },
  line: (n: number): Said => ({ zh: `第 ${n} 行`, en: `Line ${n}` }),
  closed: { zh: '已在原系统办结', en: 'closed in its old system' },
  open: { zh: '待派单', en: 'open work' },
  try: { zh: '试导入（不写入）', en: 'Try (nothing is written)' },
  start: { zh: '正式导入', en: 'Import' },
  goOn: { zh: '继续导入', en: 'Go on' },
  stop: { zh: '停止', en: 'Stop' },
  rejects: { zh: '下载未收的行和原因', en: 'Rows that did not come in, with reasons' },
  part: { zh: '导入进度', en: 'How far it has come' },
  counts: ({ read, added, known, rejected }: NonNullable<Job['counts']>): Said => ({
    zh: `读取 ${read} 条，新增 ${added}，已有 ${known}，未收 ${rejected}`,
    en: `${read} read, ${added} added, ${known} known, ${rejected} not taken`,
  }),
  none: { zh: '还没有导入过文件', en: 'No file has been imported yet' },
} satisfies Record<string, Said | ((...args: never[]) => Said)>

export const notes: Record<
  'point-outside' | 'area-unknown' | 'category-unknown' | 'unit-unknown',
  (n: number) => Said
> = {
  'point-outside': (n) => ({
    zh: `${n} 条坐标不在本县，保留文字地点`,
    en: `${n} with a point outside the county: the place stays in words`,
  }),
  'area-unknown': (n) => ({
    zh: `${n} 条区域名对不上，归到全县`,
    en: `${n} with an area unknown here: they count for the county`,
  }),
  'category-unknown': (n) => ({
    zh: `${n} 条类别名对不上，暂不分类`,
    en: `${n} with a category unknown here: none yet`,
  }),
  'unit-unknown': (n) => ({
    zh: `${n} 条单位名对不上，原名记在工单里`,
    en: `${n} with a unit unknown here: its name stands in the case`,
  }),
}

export const states: Record<Job['state'], Said> = {
  new: { zh: '待核对', en: 'To be looked at' },
  waiting: { zh: '排队中', en: 'Waiting' },
  running: { zh: '进行中', en: 'Under way' },
  stopping: { zh: '正在停止', en: 'Stopping' },
  tried: { zh: '已试导入', en: 'Tried' },
  done: { zh: '已导入', en: 'Imported' },
  cancelled: { zh: '已停止', en: 'Stopped' },
  stopped: { zh: '读不下去', en: 'Could not be read' },
}

export const fields: Record<Field, Said> = {
  id: { zh: '编号', en: 'Number' },
  time: { zh: '提出时间', en: 'Said at' },
  title: { zh: '标题', en: 'Title' },
  text: { zh: '内容', en: 'Text' },
  category: { zh: '类别', en: 'Category' },
  area: { zh: '区域', en: 'Area' },
  place: { zh: '地点', en: 'Place' },
  lat: { zh: '纬度', en: 'Latitude' },
  long: { zh: '经度', en: 'Longitude' },
  writer: { zh: '反映人代号', en: 'Writer' },
  closed: { zh: '办结时间', en: 'Closed at' },
  reply: { zh: '答复', en: 'Reply' },
  replied: { zh: '答复时间', en: 'Replied at' },
  unit: { zh: '承办单位', en: 'Unit' },
  status: { zh: '状态', en: 'Status' },
  channel: { zh: '来源渠道', en: 'Channel' },
}
