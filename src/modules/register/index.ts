import { room } from '#kernel/house'
import { register } from './contract.ts'
import { bring } from './handlers/batch.ts'
import * as dictionary from './handlers/dictionary.ts'
import * as households from './handlers/households.ts'
import * as reading from './handlers/reading.ts'
import * as settling from './handlers/settling.ts'
import * as subjects from './handlers/subjects.ts'
import * as views from './handlers/views.ts'
import { words } from './words.ts'

/** The room where everything is recorded once. */
export const registerRoom = room(register, words, {
  search: (input, ctx) => views.search(ctx, input),
  subject: (input, ctx) => views.subject(ctx, input),
  history: (input, ctx) => views.history(ctx, input),
  accounts: (_input, ctx) => views.accounts(ctx),
  readings: (input, ctx) => views.readings(ctx, input),
  add: (input, ctx) => subjects.add(ctx, input),
  record: (input, ctx) => subjects.record(ctx, input),
  move: (input, ctx) => subjects.move(ctx, input),
  join: (input, ctx) => households.join(ctx, input),
  leave: (input, ctx) => households.leave(ctx, input),
  settle: (input, ctx) => settling.settle(ctx, input),
  merge: (input, ctx) => settling.merge(ctx, input),
  unmerge: (input, ctx) => settling.unmerge(ctx, input),
  reveal: (input, ctx) => reading.reveal(ctx, input),
  searchFor: (input, ctx) => reading.searchFor(ctx, input),
  consent: (input, ctx) => reading.consent(ctx, input),
  withdrawConsent: (input, ctx) => reading.withdrawConsent(ctx, input),
  bring: (input, ctx) => bring(ctx, input),
  dictionary: (input, ctx) => dictionary.dictionary(ctx, input),
  elementHistory: (input, ctx) => dictionary.elementHistory(ctx, input),
  saveElement: (input, ctx) => dictionary.saveElement(ctx, input),
  retireElement: (input, ctx) => dictionary.retireElement(ctx, input),
  exportElements: (_input, ctx) => dictionary.exportElements(ctx),
  importElements: (input, ctx) => dictionary.importElements(ctx, input),
})

export { dutyLabels } from './labels.ts'
export { subjectsIn } from './handlers/listing.ts'
export { dictionaryOf, foundDictionary } from './store/dictionary.ts'
export {
  readMany,
  writeMany,
  type Batch,
  type BatchEntry,
  type BatchMember,
  type ReadFact,
  type ReadSubject,
} from './handlers/batch.ts'
