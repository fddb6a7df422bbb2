import { room } from '#kernel/house'
import { inbox } from './contract.ts'
import * as handlers from './handlers.ts'
import { words } from './words.ts'

export type { OwedDuty, Reference } from './rules.ts'

export { owe } from './owe.ts'
export { countOpen, handBack, noteWork } from './store.ts'
export { vacancies } from './vacancies.ts'

/** The one inbox. `labels` names the duties of every line of work. */
export const inboxRoom = (labels: handlers.DutyLabels) => {
  const list = handlers.list(labels)
  return room(inbox, words, {
    list: (input, ctx) => list(ctx, input),
    read: (input, ctx) => handlers.read(ctx, input),
    snooze: (input, ctx) => handlers.snooze(ctx, input),
    handOver: (input, ctx) => handlers.handOver(ctx, input),
    colleagues: (input, ctx) => handlers.colleagues(ctx, input),
    cover: (input, ctx) => handlers.cover(ctx, input),
    posts: (input, ctx) => handlers.posts(ctx, input),
  })
}
