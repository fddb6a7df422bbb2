import type { Said } from '#kernel/words'

export const words = {
  lead: {
    zh: '时限按类别和缓急算；改动只影响以后的工单，已经许下的日期不变。',
    en: 'Dates follow category and urgency; a change holds for later cases, promises already made stand.',
  },
  deadlines: { zh: '时限规则', en: 'Deadlines' },
  templates: { zh: '答复模板', en: 'Reply templates' },
  categories: { zh: '类别', en: 'Categories' },
  calendar: { zh: '工作日历', en: 'Calendar' },
  everyCategory: { zh: '其他所有类别', en: 'Every other category' },
  category: { zh: '类别', en: 'Category' },
  urgency: { zh: '缓急', en: 'Urgency' },
  says: { zh: '规则', en: 'What it says' },
  since: { zh: '自', en: 'In force since' },
  edit: { zh: '修改', en: 'Change' },
  newTemplate: { zh: '新建模板', en: 'New template' },
  newCategory: { zh: '新建类别', en: 'New category' },
  title: { zh: '标题', en: 'Title' },
  text: { zh: '内容', en: 'Text' },
  gone: { zh: '停用', en: 'No longer used' },
  code: { zh: '代码', en: 'Code' },
  parent: { zh: '上级类别', en: 'Parent' },
  nameZh: { zh: '中文名称', en: 'Name in Chinese' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  noTemplates: { zh: '还没有答复模板', en: 'No reply template yet' },
  noRules: { zh: '还没有时限规则', en: 'No deadline rule yet' },
  loaded: { zh: '已载入的年度', en: 'Years that are loaded' },
  missing: (year: number): Said => ({
    zh: `${year} 年的节假日安排还没有载入，跨到那一年的期限暂时算不出来。国务院办公厅公布后，请用 oneneedle calendar import 载入。`,
    en: `The holidays of ${year} are not loaded, so no date in that year can be computed. Load them with “oneneedle calendar import” once they are published.`,
  }),
}
