import type { Said } from '../words.ts'
import type { unitKinds } from './contract/shapes.ts'

export const kindNames: Record<(typeof unitKinds)[number], Said> = {
  centre: { zh: '受理中心', en: 'Receiving centre' },
  government: { zh: '党委政府', en: 'Government' },
  bureau: { zh: '职能部门', en: 'Bureau' },
  street: { zh: '街道乡镇', en: 'Street office' },
  community: { zh: '社区村', en: 'Community' },
  utility: { zh: '公共服务企业', en: 'Utility' },
  company: { zh: '企业', en: 'Company' },
  branch: { zh: '党支部', en: 'Party branch' },
  association: { zh: '社会组织', en: 'Association' },
  team: { zh: '志愿服务队', en: 'Volunteer team' },
  site: { zh: '学习阵地', en: 'Learning site' },
}

/** How the log names those who are not staff. */
export const whoNames: Record<string, Said> = {
  resident: { zh: '居民', en: 'A resident' },
  'case-key': { zh: '诉求人', en: 'Whoever asked' },
  'api-key': { zh: '接口程序', en: 'A program with a key' },
  public: { zh: '未登录的访客', en: 'Somebody not signed in' },
  system: { zh: '系统', en: 'The system' },
  person: { zh: '工作人员', en: 'A member of staff' },
}
