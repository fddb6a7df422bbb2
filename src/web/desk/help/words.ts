import type { Said } from '#kernel/words'

/** The handbook of the desk, short enough to be read standing. */
export const chapters: readonly { title: Said; says: readonly Said[] }[] = [
  {
    title: { zh: '从收件箱开始', en: 'Start from the inbox' },
    says: [
      {
        zh: '该您和您单位办的事都在收件箱里，先到期的排在前面，旁边写着大约要花多少分钟、是哪个单位要求的。',
        en: 'Whatever you and your unit owe stands in the inbox: what is due first comes first, with the minutes it takes and the unit that asked.',
      },
      {
        zh: '一时办不了，可以注明理由“稍后再办”；出差或请假，可以转交同事。岗位空缺时，由负责人安排代岗。',
        en: 'What cannot be done now may rest, with a reason; when you are away, hand it to a colleague. While a post is empty, cover is arranged.',
      },
    ],
  },
  {
    title: { zh: '收到工单', en: 'When a case arrives' },
    says: [
      {
        zh: '先看清诉求，再签收；不属于本单位职责的，在退回时限内退回，写明理由、依据，并指出应由哪个单位办理。时限过了没有退回，就视为签收。',
        en: 'Read it, then accept it. If it is not your duty, return it within the window with a reason, its basis and the unit you point to. Silence counts as acceptance.',
      },
      {
        zh: '退回期间时钟不停。第二次退回由指定的裁定人裁定，裁定后不能再退。',
        en: 'The clock runs on while a return waits. A second return goes to the named adjudicator, whose ruling stands.',
      },
    ],
  },
  {
    title: { zh: '几件事一起办', en: 'Several cases at once' },
    says: [
      {
        zh: '列表里勾选几件工单，下面就列出能一起办的步骤：几件可以办，几件不行、为什么，都先说清楚。每件单独办理、单独记录；中途停下或断网，接着办剩下的就行，不会重复。',
        en: 'Choose some cases in a list and the steps for all of them appear below, with how many can have it, how many not, and why. Each is done and recorded on its own; stop halfway or lose the network, and you go on with what is left: nothing is done twice.',
      },
    ],
  },
  {
    title: { zh: '办好了才算办结', en: 'Done means confirmed' },
    says: [
      {
        zh: '单位答复、群众评价、事后回头看，是三件不同的事。只有群众确认了，才算解决；不满意的自动重新办理。',
        en: 'What the unit reports, how the resident judges it, and the later look-back are three different things. Only what is confirmed counts as solved; what is judged unsatisfactory is redone.',
      },
    ],
  },
  {
    title: { zh: '时间不够', en: 'When time is short' },
    says: [
      {
        zh: '需要更多时间，在到期之前申请延期；等群众补材料，可以申请暂停计时；一时确实解决不了的难题，申请挂账，约定下次联系群众的日子。每个期限旁边都有一句话，说明它是怎么算出来的。',
        en: 'Ask for an extension before the date; ask for a pause while you wait for the resident’s papers; put a truly hard case on the hard-case list with the day of the next contact. Beside every date stands one sentence that says how it came about.',
      },
    ],
  },
  {
    title: { zh: '我们不做的事', en: 'What this house does not do' },
    says: [
      {
        zh: '不打卡、不积分、不统计在线时长、不给个人排名，不强制上传照片。评价的是单位办成了什么，不是谁点了多少次。',
        en: 'No check-ins, no points, no online minutes, no ranking of people, no compulsory photographs. What counts is what a unit has solved.',
      },
    ],
  },
]
