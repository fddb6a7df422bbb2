import type { z } from 'zod'
import type { alarm, emergencyNumber } from '#casework/shapes'
import { html, type Html } from '../html.ts'
import { t, type View } from '../layout.ts'
import { w } from '../words.ts'

export type Alarm = z.output<typeof alarm>
export type Emergency = z.output<typeof emergencyNumber>[]

const calls = (view: View, numbers: Emergency): Html =>
  html`<ul class="calls">
    ${numbers.map(({ number, name }) => html`<li><a href="tel:${number}">${number}</a> ${t(view, name)}</li>`)}
  </ul>`

/** Over the form, for everybody: whom to call before anything is written. */
export const callFirst = (view: View, numbers: Emergency): Html | '' =>
  numbers.length > 0
    ? html`<div class="note">
        <b>${t(view, w.danger)}</b>
        ${calls(view, numbers)}
        <p class="small">${t(view, w.dangerText)}</p>
      </div>`
    : ''

/**
 * To whoever wrote of danger to life. What they wrote is not held up for it: it is taken in, and this stands above
 * everything else on the next page.
 */
export const callNow = (view: View, alarm: Alarm | null, numbers: Emergency, isKept: boolean): Html | '' =>
  alarm?.class === 'life' && numbers.length > 0
    ? html`<div class="note bad" role="alert">
        <b>${t(view, w.danger)}</b>
        ${calls(view, numbers)}
        <p class="small">
          ${t(view, w.dangerRead)}${alarm.words.map(({ word }) => word).join(view.lang === 'zh' ? '、' : ', ')}
        </p>
        ${isKept ? html`<p>${t(view, w.dangerKept)}</p>` : ''}
      </div>`
    : ''
