import type { Said } from '#kernel/words'

const cases = (n: number, more: boolean): Said => ({
  zh: `${more ? '至少' : ''} ${n} 件`,
  en: `${more ? 'at least ' : ''}${n} open ${n === 1 ? 'case' : 'cases'}`,
})

export const words = {
  year: { zh: '年度', en: 'Year' },
  source: (n: number): Said =>
    n > 1 ? { zh: `依据（第 ${n} 次公布）：`, en: `Based on (notice no. ${n}): ` } : { zh: '依据：', en: 'Based on: ' },
  missing: (year: number): Said => ({
    zh: `${year} 年的放假安排还没有载入，跨到那一年的期限暂时算不出来。国务院办公厅公布后，请在这里载入，也可以用命令 oneneedle calendar import。`,
    en: `The holidays of ${year} are not loaded, so no date in that year can be computed. Load them here once they are published, or with “oneneedle calendar import”.`,
  }),
  nothing: { zh: '还没有载入任何年度', en: 'No year is loaded yet' },
  weekdays: { zh: '一二三四五六日', en: 'MTWTFSS' },
  weekdayNames: {
    zh: '周一 周二 周三 周四 周五 周六 周日',
    en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  },
  legend: { zh: '图例', en: 'Key' },
  named: { zh: '放假与调休', en: 'Holidays and make-up days' },
  local: { zh: '本地安排', en: 'Set by the county' },
  noLocal: {
    zh: '今年没有本地安排。地方节日、防汛等临时放假或上班，可以在这里设置，全县生效。',
    en: 'The county has set nothing this year. A local festival or a flood day can be set here and holds for the whole county.',
  },
  setBy: (who: string): Said => ({ zh: `${who} 设置`, en: `set by ${who}` }),
  console: { zh: '命令行', en: 'the command line' },
  setDay: { zh: '设置本地安排', en: 'Set a day' },
  setDayLead: {
    zh: '在国家放假安排之上，本县另行放假、上班或只上部分时间的日子。',
    en: 'A day that this county has off, works, or works in part, over the national notice.',
  },
  date: { zh: '日期', en: 'Date' },
  kind: { zh: '怎么安排', en: 'What it is' },
  nameZh: { zh: '中文名称', en: 'Name in Chinese' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  hours: { zh: '上班时间', en: 'Hours worked' },
  hoursHint: {
    zh: '只上部分时间的日子才填，如 09:00-11:00',
    en: 'Only for a day worked in part, like 09:00-11:00',
  },
  reason: { zh: '依据（文件或决定）', en: 'What it rests on (a document, a decision)' },
  takeBack: { zh: '撤销', en: 'Take back' },
  loadYear: { zh: '载入一个年度', en: 'Load a year' },
  loadText: {
    zh: '放假安排（公布的 JSON，或 CSV：日期、名称、是否放假）',
    en: 'The notice (JSON as published, or CSV of date, name, off)',
  },
  loadSource: { zh: '公布网址', en: 'Where it is published' },
  look: { zh: '先看影响', en: 'See what it would do' },
  looked: { zh: '已算出影响，请确认', en: 'Worked out; please confirm' },
  confirm: { zh: '确认修改', en: 'Change it' },
  effect: { zh: '对未办结工单的影响', en: 'What it does to open cases' },
  unchanged: { zh: '与现在的安排一样，不用修改。', en: 'It is the same as now; there is nothing to change.' },
  noEffect: {
    zh: '没有哪一天的算法改变，已经许下的日期不变。',
    en: 'No day counts differently; promises already made stand.',
  },
  wouldMove: (n: number, more: boolean): Said => ({
    zh: `${cases(n, more).zh}未办结工单的日期会重算。答复时间变了的，系统会告知反映人和责任单位；已经办到或已经超期的不变。`,
    en: `The dates of ${cases(n, more).en} will be computed anew. Where the date of the answer moves, the resident and the unit are told; what was met or missed stays as it is.`,
  }),
  progress: { zh: '期限重算', en: 'Dates being computed anew' },
  waiting: { zh: '即将开始', en: 'about to begin' },
  seen: (seen: number, of: number): Said => ({ zh: `已看 ${seen} / ${of} 件`, en: `${seen} of ${of} cases seen` }),
  moved: (n: number): Said => ({
    zh: `${n} 件的日期变了`,
    en: n === 1 ? 'the dates of 1 case moved' : `the dates of ${n} cases moved`,
  }),
  failed: (n: number): Said => ({ zh: `${n} 件没有算成，正在重试`, en: `${n} failed and are tried again` }),
  finished: { zh: '已完成', en: 'done' },
}

export const kinds = {
  off: { zh: '全天放假', en: 'Off all day' },
  work: { zh: '照常上班', en: 'Worked as usual' },
  part: { zh: '只上部分时间', en: 'Worked in part' },
}

/** A sign for each way in which a day differs: a colour alone says nothing to whoever does not see it. */
export const marks = {
  off: { sign: { zh: '休', en: 'H' }, says: { zh: '放假', en: 'holiday' } },
  work: { sign: { zh: '班', en: 'W' }, says: { zh: '上班', en: 'worked' } },
  part: { sign: { zh: '半', en: '½' }, says: { zh: '只上部分时间', en: 'worked in part' } },
  local: { sign: { zh: '本', en: '★' }, says: { zh: '本地安排', en: 'set by the county' } },
}

/** The holidays that notices name. */
export const holidays: Record<string, string> = {
  元旦: 'New Year’s Day',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}
