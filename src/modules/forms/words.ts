import type { WordsFor } from '#kernel/contract'
import type { forms } from './contract.ts'
import { fileRefusals } from './rules/refusals.ts'

export const words = {
  calls: {
    list: { zh: '表格', en: 'Forms' },
    form: { zh: '一张表格', en: 'One form' },
    bring: { zh: '提交表格模板', en: 'Bring a template' },
    bind: { zh: '对应数据项', en: 'Say what fills each column' },
    fill: { zh: '填表', en: 'Fill a form' },
    fillOnce: { zh: '直接填一份模板', en: 'Fill a template once' },
    filled: { zh: '取填好的表', en: 'Fetch a filled form' },
  },
  refusals: {
    ...fileRefusals,
    'holds-data': {
      zh: '这份表里已经有填好的内容。模板全县都能看到，请删去里面的数据，只留表头和空行，再上传。',
      en: 'This file holds data already. Templates are seen by the whole county: please take the data out, leave the header and empty rows, and upload that.',
    },
    'looks-like-totals': {
      zh: '这像是一张汇总表（按行列填个数或合计）。目前能自动填的是一人一行的名单和一人一张的表，汇总表还请人工填写。',
      en: 'This looks like a table of totals. Rosters with a row for each subject and sheets about one subject are filled here; totals still have to be filled by hand.',
    },
    'nothing-asked': {
      zh: '没有看出这张表要填什么：找不到表头，也找不到“姓名：＿＿”这样的填空。请检查是不是上传错了文件。',
      en: 'What this file asks for cannot be made out: it has neither a header nor labels with a gap behind them. Please check that it is the right file.',
    },
    'form-not-found': {
      zh: '没有找到这张表格，或者不是您单位的。',
      en: 'This form was not found, or is not your unit’s.',
    },
    'unit-not-yours': {
      zh: '只能替自己所在的单位提交表格。',
      en: 'A form is brought in the name of your own unit only.',
    },
    'same-file': {
      zh: '这份模板和现在用的一版完全相同，不用再传。',
      en: 'This template is the very file that is in use; there is no need to bring it again.',
    },
    'element-not-found': ({ element }) => ({
      zh: `数据字典里没有“${element}”这一项，或者已经停用。`,
      en: `The dictionary has no element ${element}, or it is retired.`,
    }),
    'other-kind': ({ zh, en }) => ({
      zh: `“${zh}”登记在另一类对象上，一张表只能填同一类对象的情况。`,
      en: `${en} is kept of another kind of subject; a form is filled for one kind.`,
    }),
    'nothing-bound': {
      zh: '还没有一列对应到数据字典，没有可填的。',
      en: 'No column goes with an element of the dictionary yet, so there is nothing to fill.',
    },
    'place-not-found': ({ path }) => ({
      zh: `模板里没有“${path}”这一栏。`,
      en: `The template has no column ${path}.`,
    }),
    'not-bound': {
      zh: '这张表的各栏还没有确认，请先由提交单位确认。',
      en: 'What fills the columns has not been confirmed yet; the unit that brought the form has to do that first.',
    },
    'subject-needed': {
      zh: '这是一人（户）一张的表，请选定填的是谁。',
      en: 'This form is about one subject; please say about whom.',
    },
    'area-not-found': {
      zh: '没有找到这个区域，或者它不在您的工作范围内。',
      en: 'This area was not found, or is not within your work.',
    },
    'too-many-subjects': ({ most }) => ({
      zh: `名单超过 ${most} 条，请选小一些的区域，分几次填。`,
      en: `The roster has more than ${most} rows; please choose a smaller area.`,
    }),
    nobody: { zh: '这个区域里没有符合条件的登记对象。', en: 'Nobody in this area meets the conditions.' },
    'filling-gone': {
      zh: '填好的表只保留一小时，已经清除。请重新填一次。',
      en: 'Filled forms are kept for an hour only, and this one is gone. Please fill it again.',
    },
  },
} satisfies WordsFor<typeof forms>
