export {
  mergeTopics,
  pinTopic,
  rejectMember,
  rejectTopic,
  renameTopic,
  splitTopic,
  unpinTopic,
} from './topics/deciding.ts'
export { groupRequests, learnTopics } from './topics/grouping.ts'
export { topic, topics } from './topics/listing.ts'
export { programme, programmes, publicProgrammes } from './topics/programme-views.ts'
export { addTask, closeProgramme, finishTask, openProgramme } from './topics/programmes.ts'
