import { room } from '#kernel/house'
import { casework } from './contract.ts'
import * as advice from './handlers/advice.ts'
import * as acts from './handlers/acts.ts'
import { abilitiesOf, caseView } from './handlers/case-view.ts'
import { alike, similar, together } from './handlers/alike.ts'
import * as hearing from './handlers/hearing.ts'
import * as held from './handlers/held.ts'
import * as importJobs from './handlers/import-jobs.ts'
import * as imports from './handlers/imports.ts'
import * as inside from './handlers/inside.ts'
import * as moderation from './handlers/moderation.ts'
import * as passingOn from './handlers/passing-on.ts'
import * as posted from './handlers/posted.ts'
import * as posting from './handlers/posting.ts'
import * as remote from './handlers/remote.ts'
import { record, sayAnswered } from './handlers/intake.ts'
import * as open from './handlers/open.ts'
import * as reclocking from './handlers/reclocking.ts'
import * as reported from './handlers/reported.ts'
import * as routing from './handlers/routing.ts'
import * as topics from './handlers/topics.ts'
import * as upkeep from './handlers/upkeep.ts'
import * as views from './handlers/views.ts'
import * as voices from './handlers/voices.ts'
import { words } from './words.ts'

/** The room where a resident's word becomes a confirmed result. */
export const caseworkRoom = room(casework, words, {
  say: (input, ctx) => sayAnswered(ctx, { ...input, channel: 'web' }),
  record: (input, ctx) => record(ctx, input),
  add: (input, ctx) => voices.add(ctx, input),
  judge: (input, ctx) => voices.judge(ctx, input),
  objectToHard: (input, ctx) => voices.objectToHard(ctx, input),
  withdraw: (input, ctx) => voices.withdraw(ctx, input),
  triage: (input, ctx) => acts.triage(ctx, input),
  dispatch: (input, ctx) => acts.dispatch(ctx, input),
  refer: (input, ctx) => acts.refer(ctx, input),
  remind: (input, ctx) => acts.remind(ctx, input),
  merge: (input, ctx) => moderation.merge(ctx, input),
  split: (input, ctx) => moderation.split(ctx, input),
  ruleReturn: (input, ctx) => acts.ruleReturn(ctx, input),
  read: (input, ctx) => acts.read(ctx, input),
  accept: (input, ctx) => acts.accept(ctx, input),
  return: (input, ctx) => acts.returnCase(ctx, input),
  contact: (input, ctx) => acts.contact(ctx, input),
  note: (input, ctx) => acts.note(ctx, input),
  addCo: (input, ctx) => acts.addCo(ctx, input),
  answerCo: (input, ctx) => acts.answerCo(ctx, input),
  ask: (input, ctx) => acts.ask(ctx, input),
  decide: (input, ctx) => acts.decide(ctx, input),
  resume: (input, ctx) => acts.resume(ctx, input),
  reviewHard: (input, ctx) => acts.reviewHard(ctx, input),
  claim: (input, ctx) => acts.claim(ctx, input),
  recordJudgement: (input, ctx) => acts.recordJudgement(ctx, input),
  tryCall: (input, ctx) => acts.tryCall(ctx, input),
  reopen: (input, ctx) => acts.reopen(ctx, input),
  lookBack: (input, ctx) => acts.lookBack(ctx, input),
  publish: (input, ctx) => moderation.publish(ctx, input),
  unpublish: (input, ctx) => moderation.unpublish(ctx, input),
  redact: (input, ctx) => moderation.redact(ctx, input),
  readContact: (input, ctx) => moderation.readContact(ctx, input),
  follow: (input, ctx) => views.follow(ctx, input),
  mine: (_input, ctx) => views.mine(ctx),
  publicCase: (input, ctx) => views.publicByNumber(ctx, input),
  publicPicture: (input, ctx) => views.publicPicture(ctx, input),
  publicList: (input, ctx) => views.publicList(ctx, input),
  similar: (input, ctx) => similar(ctx, input),
  alike: (input, ctx) => alike(ctx, input),
  together: (_input, ctx) => together(ctx),
  pace: (input, ctx) => views.pace(ctx, input),
  catalogue: (_input, ctx) => views.catalogue(ctx),
  list: (input, ctx) => views.list(ctx, input),
  get: (input, ctx) => caseView(ctx, input),
  abilities: (input, ctx) => abilitiesOf(ctx, input),
  file: (input, ctx) => views.attachment(ctx, input),
  board: (input, ctx) => views.board(ctx, input),
  callbacks: (input, ctx) => views.callbacks(ctx, input),
  export: (input, ctx) => views.exportCases(ctx, input),
  rules: (_input, ctx) => upkeep.rules(ctx),
  reclockings: (_input, ctx) => reclocking.reclockings(ctx),
  tryRule: (input, ctx) => upkeep.tryRule(ctx, input),
  templates: (_input, ctx) => upkeep.templates(ctx),
  ripe: (_input, ctx) => inside.ripe(ctx),
  sweep: (input, ctx) => inside.sweep(ctx, input),
  passOn: (input, ctx) => passingOn.passOn(ctx, input),
  reclockNext: (_input, ctx) => reclocking.reclockNext(ctx),
  reclock: (input, ctx) => reclocking.reclock(ctx, input),
  reclockDone: (input, ctx) => reclocking.reclockDone(ctx, input),
  checkReply: (input, ctx) => advice.checkReply(ctx, input),
  adviceResults: (_input, ctx) => advice.adviceResults(ctx),
  services: (_input, ctx) => open.services(ctx),
  saveCategoryForm: (input, ctx) => open.saveCategoryForm(ctx, input),
  publicCases: (input, ctx) => open.publicCases(ctx, input),
  updates: (input, ctx) => open.updates(ctx, input),
  report: (input, ctx) => reported.report(ctx, input),
  relay: (input, ctx) => reported.relay(ctx, input),
  suggest: (input, ctx) => routing.suggestFor(ctx, input),
  quality: (_input, ctx) => routing.quality(ctx),
  saveThreshold: (input, ctx) => routing.saveThreshold(ctx, input),
  choices: (input, ctx) => routing.choices(ctx, input),
  keepLearnt: (input, ctx) => routing.keepLearnt(ctx, input),
  remote: (input, ctx) => remote.remote(ctx, input),
  saveRemote: (input, ctx) => remote.saveRemote(ctx, input),
  checkRemote: (input, ctx) => remote.checkRemote(ctx, input),
  checked: (input, ctx) => remote.checked(ctx, input),
  handOverHeld: (input, ctx) => remote.handOverHeld(ctx, input),
  handOverNext: (_input, ctx) => held.handOverNext(ctx),
  tryPosting: (input, ctx) => posted.tryPosting(ctx, input),
  takePostings: (_input, ctx) => posting.takePostings(ctx),
  postingOf: (input, ctx) => posting.postingOf(ctx, input),
  posted: (input, ctx) => posted.posted(ctx, input),
  readNext: (_input, ctx) => hearing.readNext(ctx),
  heard: (input, ctx) => hearing.heard(ctx, input),
  readDone: (input, ctx) => hearing.readDone(ctx, input),
  import: (input, ctx) => imports.bring(ctx, input),
  importCheck: (input, ctx) => imports.check(ctx, input),
  importJobs: (_input, ctx) => importJobs.jobs(ctx),
  startImport: (input, ctx) => importJobs.start(ctx, input),
  stopImport: (input, ctx) => importJobs.stop(ctx, input),
  noteImport: (input, ctx) => importJobs.note(ctx, input),
  importNext: (_input, ctx) => importJobs.next(ctx),
  importProgress: (input, ctx) => importJobs.progress(ctx, input),
  saveRule: (input, ctx) => upkeep.saveRule(ctx, input),
  saveTemplate: (input, ctx) => upkeep.saveTemplate(ctx, input),
  saveCategory: (input, ctx) => upkeep.saveCategory(ctx, input),
  topics: (input, ctx) => topics.topics(ctx, input),
  topic: (input, ctx) => topics.topic(ctx, input),
  mergeTopics: (input, ctx) => topics.mergeTopics(ctx, input),
  splitTopic: (input, ctx) => topics.splitTopic(ctx, input),
  rejectMember: (input, ctx) => topics.rejectMember(ctx, input),
  pinTopic: (input, ctx) => topics.pinTopic(ctx, input),
  unpinTopic: (input, ctx) => topics.unpinTopic(ctx, input),
  rejectTopic: (input, ctx) => topics.rejectTopic(ctx, input),
  renameTopic: (input, ctx) => topics.renameTopic(ctx, input),
  openProgramme: (input, ctx) => topics.openProgramme(ctx, input),
  addTask: (input, ctx) => topics.addTask(ctx, input),
  finishTask: (input, ctx) => topics.finishTask(ctx, input),
  closeProgramme: (input, ctx) => topics.closeProgramme(ctx, input),
  programmes: (_input, ctx) => topics.programmes(ctx),
  programme: (input, ctx) => topics.programme(ctx, input),
  publicProgrammes: (_input, ctx) => topics.publicProgrammes(ctx),
  learnTopics: (_input, ctx) => topics.learnTopics(ctx),
  groupRequests: (input, ctx) => topics.groupRequests(ctx, input),
})

export { numbersOf } from './handlers/case-view.ts'
export { countMoving } from './handlers/reclocking.ts'
export { aboutKey } from './handlers/remote.ts'
export { pack } from './rules/learner/pack.ts'
export { teach } from './rules/routing.ts'
export { learners } from './shapes.ts'
export { actLabels, dutyLabels, topicDutyLabels } from './labels.ts'
export { countOpenCases } from './store/cases.ts'
export * as answers from './rules/remote-answers.ts'
export type { Failure } from './rules/remote-words.ts'
