import type { Said } from '#kernel/words'
import type { Input } from '../api.ts'
import { unitKinds } from './words.ts'

export type TableKind = Input<'org.importTable'>['kind']

export type ExpectedColumn = { name: Said; note: Said; must?: true }

const nameEn: ExpectedColumn = {
  name: { zh: '英文名', en: 'name_en' },
  note: { zh: '不填就用中文名称。', en: 'the Chinese one stands for it if absent.' },
}
const id: ExpectedColumn = {
  name: { zh: '系统编号', en: 'id' },
  note: {
    zh: '导出时带出来的，有它才能在表格里改名；新增的不填。',
    en: 'comes with the export; with it a row can be renamed. Leave it empty for new ones.',
  },
}
const areaNote: Said = { zh: '区域代码，如 990101001002。', en: 'the code of an area, e.g. 990101001002.' }

/** Which columns each table may have, in the order in which it is written out. */
export const expected: Record<TableKind, readonly ExpectedColumn[]> = {
  areas: [
    {
      name: { zh: '代码', en: 'code' },
      note: {
        zh: '统计用区划代码12位，或县6位、街道9位；网格在社区代码后再加2至6位。请把这一列设成“文本”。',
        en: 'the national code of twelve digits, or six for the county and nine for a street; a grid adds two to six. Format the column as text.',
      },
      must: true,
    },
    { name: { zh: '名称', en: 'name' }, note: { zh: '', en: '' }, must: true },
    nameEn,
  ],
  units: [
    {
      name: { zh: '类型', en: 'kind' },
      note: {
        zh: `${Object.values(unitKinds)
          .map((kind) => kind.zh)
          .join('、')}之一。`,
        en: `one of ${Object.keys(unitKinds).join(', ')}.`,
      },
      must: true,
    },
    { name: { zh: '名称', en: 'name' }, note: { zh: '', en: '' }, must: true },
    nameEn,
    { name: { zh: '区域', en: 'area' }, note: areaNote, must: true },
    {
      name: { zh: '上级', en: 'parent' },
      note: {
        zh: '上级单位的名称，可以在同一张表里。',
        en: 'the name of the unit above; it may be in the same table.',
      },
    },
    { name: { zh: '电话', en: 'phone' }, note: { zh: '对外公开的电话。', en: 'the public one.' } },
    id,
  ],
  persons: [
    {
      name: { zh: '登录名', en: 'login' },
      note: { zh: '小写字母、数字、点或横线。', en: 'small letters, digits, dots or dashes.' },
      must: true,
    },
    { name: { zh: '姓名', en: 'name' }, note: { zh: '', en: '' }, must: true },
    { name: { zh: '电话', en: 'phone' }, note: { zh: '', en: '' } },
    { name: { zh: '邮箱', en: 'email' }, note: { zh: '', en: '' } },
    id,
  ],
  posts: [
    {
      name: { zh: '单位', en: 'unit' },
      note: {
        zh: '单位名称；有同名的写成“名称@区域代码”。',
        en: 'its name, or name@code-of-area where several have it.',
      },
      must: true,
    },
    {
      name: { zh: '角色', en: 'role' },
      note: { zh: '“角色”页里的名称或代码。', en: 'a name or code from the tab Roles.' },
      must: true,
    },
    { name: { zh: '岗位', en: 'title' }, note: { zh: '岗位名称。', en: 'what the post is called.' }, must: true },
    { name: { zh: '岗位英文名', en: 'title_en' }, note: nameEn.note },
    {
      name: { zh: '区域', en: 'area' },
      note: { zh: '管到哪里，不填就是单位所在区域。', en: 'how far it reaches; the unit’s own if absent.' },
    },
    {
      name: { zh: '值守时间', en: 'hours' },
      note: { zh: '如 08:30-12:00 14:00-17:30。', en: 'e.g. 08:30-12:00 14:00-17:30.' },
    },
    {
      name: { zh: '登录名', en: 'login' },
      note: { zh: '谁来任职；不填就不变。', en: 'who sits there; left as it is if absent.' },
    },
    id,
  ],
}
