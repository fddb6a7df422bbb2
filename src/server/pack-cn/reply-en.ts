import type { ReplyWords } from '#casework/rules'
import { list } from './list.ts'

const any = (text: string): string => `\\b(?:${list(text).join('|')})\\b`

/** How replies are written in English. */
export const replyEn: ReplyWords = {
  letters: '[a-z]',
  formulas: list(`
    thank you for | thank you | thanks | dear resident | dear | your message | your request | your report | regarding | about |
    please | problem | issue | matter | situation | department | relevant | attention | support | understanding | would |
    could | should | there | their | which | where | when | what | have | been | this | that | with | from | will | your`),
  done: any(`
    was | were | has been | have been | had been | we (?:sent|checked|repaired|replaced|cleared|visited|called|inspected|fixed|found|removed|installed|cleaned) |
    repaired | replaced | fixed | cleared | removed | installed | inspected | visited | cleaned | restored | found | completed`),
  promise: list(
    'will be | we will | plan to | intend to | shall | as soon as possible | attach great importance | step up | look into | in due course',
  ),
  who: any(`
    team | crew | office | department | company | bureau | centre | center | council | engineer | engineers | electrician |
    officer | officers | inspector | worker | workers | staff | plumber | school | hospital | police | contractor`),
  when: [
    String.raw`\d{1,2}[:/.]\d{1,2}|\b\d{4}\b`,
    String.raw`\b\d+ (?:working )?(?:day|days|hour|hours|week|weeks|month|months|minutes)\b`,
    any(`
    today | yesterday | tomorrow | tonight | this morning | this week | last week | next week | this month | next month |
    monday | tuesday | wednesday | thursday | friday | saturday | sunday | january | february | march | april | june |
    july | august | september | october | november | december | end of the year`),
  ].join('|'),
  basis: [
    String.raw`\d{3,}`,
    any(
      'rule | rules | regulation | regulations | act | law | policy | section | article | counter | address | website | phone | office | hall',
    ),
  ].join('|'),
  place: String.raw`\b(?:\d+ )?[a-z]+ (?:road|street|lane|avenue|square|estate|village|building|block|park|school)\b`,
  questions: [
    {
      asks: String.raw`\bwhen\b[^.?!]*\?|\bhow long\b[^.?!]*\?`,
      answer: String.raw`\d|today|tomorrow|yesterday|week|month|day|not yet|no date`,
    },
    {
      asks: String.raw`\bhow much\b[^.?!]*\?|\bhow many\b[^.?!]*\?`,
      answer: String.raw`\d|free|no charge|one|two|three|none`,
    },
    {
      asks: String.raw`\bwhere\b[^.?!]*\?|\bwho\b[^.?!]*\?`,
      answer: String.raw`office|counter|hall|centre|center|street|road|address|phone|department|team|\d{3,}`,
    },
    {
      asks: String.raw`\bwhy\b[^.?!]*\?`,
      answer: 'because|since|due to|reason|as a result|under the|so that|in order',
    },
    {
      asks: String.raw`\b(?:can|may|could|is|are|do|does|will) (?:i|we|it|there|you|they|the)\b[^.?!]*\?`,
      answer: String.raw`\b(?:yes|no|not|can|cannot|may|is|are|was|were|has|have|must|need|does|do|will)\b`,
    },
  ],
  asking: String.raw`\?|\b(?:i would like to know|please tell me|how do i|question about)\b`,
  mobile: String.raw`(?<!\d)1[3-9]\d{9}(?!\d)`,
  shortest: 50,
  longest: 2400,
}
