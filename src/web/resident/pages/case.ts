import type { z } from 'zod'
import { statusLabels, verdictLabels } from '#casework/labels'
import type { publicCase } from '#casework/shapes'
import type { Said } from '#kernel/words'
import type { CountyMap } from '#kernel/map/geojson'
import { html, type Html, type Piece } from '../html.ts'
import { form, page, problem, t, when, type View } from '../layout.ts'
import { svgMap } from '../svg-map.ts'
import { w } from '../words.ts'

export type PublicCase = z.output<typeof publicCase>
export type Followed = {
  case: PublicCase
  request: { number: string; at: string; text: string }
  abilities: { act: string; allowed: boolean }[]
  files: { id: string; mime: string }[]
}

const tagClass = (one: Pick<PublicCase, 'type' | 'status'>): string =>
  one.type === 'done' ? 'tag done' : one.status === 'claimed' ? 'tag wait' : 'tag'

export const statusTag = (view: View, one: Pick<PublicCase, 'type' | 'status' | 'overdue'>): Html =>
  html`<span class="${tagClass(one)}">${t(view, statusLabels[one.status])}</span
    >${one.overdue ? html` <span class="tag late">${t(view, w.overdue)}</span>` : ''}`

const fact = (label: string, value: Piece): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`

const facts = (view: View, one: PublicCase): Html => {
  const phone = one.unitPhone ? html` <a href="tel:${one.unitPhone}">${one.unitPhone}</a>` : ''
  const unit = one.status === 'received' ? null : one.unit
  // what was closed before it was dispatched has no promise, and nobody will give it one
  const promise = one.type === 'open' ? t(view, one.promise ?? w.noPromise) : one.promise && t(view, one.promise)
  return html`<dl class="facts">
    ${fact(t(view, w.status), statusTag(view, one))}${fact(t(view, w.unit), unit ? html`${t(view, unit)}${phone}` : t(view, w.noUnit))}${promise ? fact(t(view, w.promise), promise) : ''}${one.place ? fact(t(view, w.place), one.place) : ''}${fact(t(view, w.at), when(view, one.openedAt))}
  </dl>`
}

const steps = (view: View, one: PublicCase): Html =>
  html`<h2>${t(view, w.progress)}</h2>
    <ol class="steps">
      ${one.steps.map((step) => html`<li><time datetime="${step.at}">${when(view, step.at)}</time>${t(view, step.text)}${step.detail ? html`<div class="said">${step.detail}</div>` : ''}</li>`)}
    </ol>`

export const publicPage = (view: View, one: PublicCase, map: CountyMap): string =>
  page(
    view,
    one.title,
    html`<p class="small soft">
        ${t(view, w.number)}
        ${one.number}${one.areaName ? html` · ${t(view, one.areaName)}` : ''}${one.categoryName ? html` · ${t(view, one.categoryName)}` : ''}
      </p>
      <h1>${one.title}</h1>
      <p class="words">${one.text}</p>
      ${facts(view, one)}${one.point && svgMap(view, map, one.point)}${steps(view, one)}
      <div class="actions"><a class="button quiet" href="/around">${t(view, w.back)}</a></div>`,
  )

const radios = (name: string, options: [string, string][]): Html =>
  html`<div class="choice">
    ${options.map(([value, label]) => html`<label><input type="radio" name="${name}" value="${value}" required />${label}</label>`)}
  </div>`

const question = (view: View, name: string, said: Said): Html =>
  html`<fieldset>
    <legend>${t(view, said)}</legend>
    ${radios(name, [
      ['satisfied', t(view, verdictLabels.satisfied)],
      ['mostly', t(view, verdictLabels.mostly)],
      ['unsatisfied', t(view, verdictLabels.unsatisfied)],
    ])}
  </fieldset>`

const judging = (view: View, commandId: string): Html =>
  html`<section class="card">
    <h2 style="margin-top:0">${t(view, w.judgeTitle)}</h2>
    <p class="soft">${t(view, w.judgeLead)}</p>
    ${form(
      view,
      '/follow/judge',
      html`<fieldset>
          <legend>${t(view, w.solved)}</legend>
          ${radios('solved', [
            ['yes', t(view, w.yes)],
            ['no', t(view, w.no)],
          ])}
        </fieldset>
        ${question(view, 'speed', w.speed)}${question(view, 'result', w.result)}${question(view, 'attitude', w.attitude)}${question(view, 'reply', w.replyQ)}<label
          for="words"
          >${t(view, w.more)} <span class="soft">${t(view, w.optional)}</span></label
        ><textarea id="words" name="words" maxlength="1000" style="min-height:5rem"></textarea>
        <div class="actions"><button>${t(view, w.judge)}</button></div>`,
      { commandId },
    )}
  </section>`

const small = (
  view: View,
  action: string,
  title: Said,
  label: Said,
  button: Said,
  field: string,
  commandId: string,
  required: boolean,
): Html =>
  html`<details class="card">
    <summary>${t(view, title)}</summary>
    ${form(
      view,
      action,
      html`<label for="${field}-${action}"
          >${t(view, label)}${required ? '' : html` <span class="soft">${t(view, w.optional)}</span>`}</label
        ><textarea
          id="${field}-${action}"
          name="${field}"
          maxlength="2000"
          style="min-height:5rem"
          ${required ? html` required` : ''}
        ></textarea>
        <div class="actions"><button class="quiet">${t(view, button)}</button></div>`,
      { commandId },
    )}
  </details>`

/** The resident's own page of a request: all that the public sees, their words, and what they may do now. */
export const followedPage = (
  view: View,
  one: Followed,
  map: CountyMap,
  newCommand: () => string,
  message: { text: string; bad: boolean } | null,
): string => {
  const may = (act: string) => one.abilities.some((ability) => ability.act === act && ability.allowed)
  return page(
    view,
    one.case.title,
    html`${message && (message.bad ? problem(message.text) : html`<div class="note good" role="status">${message.text}</div>`)}
      <p class="small soft">${t(view, w.number)} ${one.request.number}</p>
      <h1>${one.case.title}</h1>
      ${facts(view, one.case)}${one.case.point && svgMap(view, map, one.case.point)}${may('judge') ? judging(view, newCommand()) : ''}${steps(view, one.case)}
      <h2>${t(view, w.yourWords)}</h2>
      <p class="words card">${one.request.text}</p>
      ${one.files.map((file) => html`<p><a href="/follow/files/${file.id}">${t(view, w.photo)}</a></p>`)}${may('add') ? small(view, '/follow/add', w.addTitle, w.toAdd, w.add, 'text', newCommand(), true) : ''}${may('objectToHard') ? small(view, '/follow/object', w.objectTitle, w.myView, w.object, 'reason', newCommand(), true) : ''}${may('withdraw') ? small(view, '/follow/withdraw', w.withdrawTitle, w.why, w.withdraw, 'reason', newCommand(), false) : ''}${form(view, '/follow/leave', html`<div class="actions"><button class="quiet">${t(view, w.leave)}</button></div>`)}`,
  )
}
