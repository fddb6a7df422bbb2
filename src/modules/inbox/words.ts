import type { WordsFor } from '#kernel/contract'
import type { inbox } from './contract.ts'

export const words = {
  calls: {
    list: { zh: '我的收件箱', en: 'My inbox' },
    read: { zh: '打开待办', en: 'Open a duty' },
    snooze: { zh: '稍后再办', en: 'Let a duty rest' },
    handOver: { zh: '转交同事', en: 'Hand a duty over' },
    colleagues: { zh: '本单位同事', en: 'Colleagues in the unit' },
    cover: { zh: '安排代岗', en: 'Arrange cover for an empty post' },
    posts: { zh: '各岗位未读与未办时长', en: 'Unread and untouched time per post' },
  },
  refusals: {
    'duty-not-found': {
      zh: '没有找到这项待办，可能已经办结或转走了。',
      en: 'This duty was not found; it may be done or moved.',
    },
    'until-past': { zh: '提醒时间应在现在之后。', en: 'The time must lie in the future.' },
    'until-after-due': {
      zh: '不能推迟到办理期限之后；需要更多时间请申请延期。',
      en: 'A duty cannot rest past its due date; ask for an extension instead.',
    },
    'until-too-far': { zh: '最长只能推迟十四天。', en: 'A duty can rest for fourteen days at most.' },
    'person-not-in-unit': {
      zh: '对方不在这个单位，或没有相应权限。',
      en: 'That person is not in the unit or lacks the right.',
    },
    'post-not-found': { zh: '没有找到这个岗位。', en: 'This post was not found.' },
    'post-not-empty': { zh: '这个岗位有人在岗，无需代岗。', en: 'Somebody holds this post; no cover is needed.' },
    'person-not-found': { zh: '没有找到这位人员。', en: 'This person was not found.' },
  },
} satisfies WordsFor<typeof inbox>
