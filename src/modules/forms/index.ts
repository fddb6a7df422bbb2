import { room } from '#kernel/house'
import { forms } from './contract.ts'
import * as bringing from './handlers/bringing.ts'
import * as filling from './handlers/filling.ts'
import * as views from './handlers/views.ts'
import { words } from './words.ts'

/** The room where the spreadsheets that units ask for fill themselves. */
export const formsRoom = room(forms, words, {
  list: (_input, ctx) => views.list(ctx),
  form: (input, ctx) => views.form(ctx, input),
  bring: (input, ctx) => bringing.bring(ctx, input),
  bind: (input, ctx) => bringing.bind(ctx, input),
  fill: (input, ctx) => filling.fill(ctx, input),
  fillOnce: (input, ctx) => filling.fillOnce(ctx, input),
  filled: (input, ctx) => views.filled(ctx, input),
})
