import type { z } from 'zod'
import { statusLabels, verdictLabels } from '#casework/labels'
import type { Status } from '#casework/rules'
import type { publicCase } from '#casework/shapes'
import type { Said } from '#kernel/words'
import type { CountyMap } from '#kernel/map/geojson'
import { html, type Html, type Piece } from '../html.ts'
import { form, page, problem, t, when, type View } from '../layout.ts'
import { photoField } from '../photo-field.ts'
import { svgMap } from '../svg-map.ts'
import { w } from '../words.ts'

export type PublicCase = z.output<typeof publicCase>
export type Followed = {
  case: PublicCase
  request: { number: string; at: string; text: string }
  abilities: { act: string; allowed: boolean }[]
  files: { id: string; mime: string }[]
}

const tagClass = (status: Status): string =>
  status === 'confirmed' ? 'tag done' : status === 'claimed' ? 'tag wait' : 'tag'

export const statusTag = (view: View, one: { status: Status; overdue?: boolean }): Html =>
  html`<span class="${tagClass(one.status)}">${t(view, statusLabels[one.status])}</span
    >${one.overdue ? html` <span class="tag late">${t(view, w.overdue)}</span>` : ''}`

const fact = (label: string, value: Piece): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`

const answerSaid = (view: View, { values, names }: PublicCase['answers'][number]): string =>
  (names?.map((name) => t(view, name)) ?? values).join(view.lang === 'zh' ? '、' : ', ')

const facts = (view: View, one: PublicCase): Html => {
  const phone = one.unitPhone ? html` <a href="tel:${one.unitPhone}">${one.unitPhone}</a>` : ''
  const unit = one.status === 'received' ? null : one.unit
  // what was closed before it was dispatched has no promise, and nobody will give it one
  const promise = one.type === 'open' ? t(view, one.promise ?? w.noPromise) : one.promise && t(view, one.promise)
  return html`<dl class="facts">
    ${fact(t(view, w.status), statusTag(view, one))}${fact(t(view, w.unit), unit ? html`${t(view, unit)}${phone}` : t(view, w.noUnit))}${promise ? fact(t(view, w.promise), promise) : ''}${one.place ? fact(t(view, w.place), one.place) : ''}${fact(t(view, w.at), when(view, one.openedAt))}${one.answers.map((answer) => fact(t(view, answer.question), answerSaid(view, answer)))}
  </dl>`
}

/** The pictures that were released, each as large as it is behind a touch. */
const pictures = (view: View, { pictures: ids }: PublicCase): Piece =>
  ids.length > 0 &&
  html`<ul class="pictures">
    ${ids.map(
      (id, i) =>
        html`<li>
          <a href="/pictures/${id}"><img src="/pictures/${id}" alt="${t(view, w.picture(i + 1))}" loading="lazy" /></a>
        </li>`,
    )}
  </ul>`

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
      ${pictures(view, one)}${facts(view, one)}${one.point && svgMap(view, map, one.point)}${steps(view, one)}
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

/** A form about the request on the page: several may be open side by side, so each says which one it means. */
const doing = (view: View, name: string, number: string, how: Shown, body: Piece, files = false): Html =>
  form(view, `/follow/${name}`, html`<input type="hidden" name="number" value="${number}" />${body}`, {
    commandId: how.newCommand(),
    files,
  })

const judging = (view: View, number: string, how: Shown): Html =>
  html`<section class="card">
    <h2 style="margin-top:0">${t(view, w.judgeTitle)}</h2>
    <p class="soft">${t(view, w.judgeLead)}</p>
    ${doing(
      view,
      'judge',
      number,
      how,
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
    )}
  </section>`

type Small = { act: string; name: string; title: Said; label: Said; button: Said; optional?: boolean; photos?: boolean }

const smalls: Small[] = [
  { act: 'add', name: 'add', title: w.addTitle, label: w.toAdd, button: w.add, photos: true },
  { act: 'objectToHard', name: 'object', title: w.objectTitle, label: w.myView, button: w.object },
  { act: 'withdraw', name: 'withdraw', title: w.withdrawTitle, label: w.why, button: w.withdraw, optional: true },
]

const small = (view: View, one: Small, number: string, how: Shown): Html => {
  const field = one.act === 'add' ? 'text' : 'reason'
  return html`<details class="card">
    <summary>${t(view, one.title)}</summary>
    ${doing(
      view,
      one.name,
      number,
      how,
      html`<label for="${field}-${one.name}"
          >${t(view, one.label)}${one.optional ? html` <span class="soft">${t(view, w.optional)}</span>` : ''}</label
        ><textarea
          id="${field}-${one.name}"
          name="${field}"
          maxlength="2000"
          style="min-height:5rem"
          ${one.optional ? '' : html` required`}
        ></textarea>
        ${one.photos ? photoField(view) : ''}
        <div class="actions"><button class="quiet">${t(view, one.button)}</button></div>`,
      one.photos,
    )}
  </details>`
}

/** How the page is shown: by code it is closed again, signed in it leads back to the list. */
type Shown = { map: CountyMap; signedIn: boolean; newCommand: () => string }

const wayBack = (view: View, { signedIn }: Shown): Html =>
  signedIn
    ? html`<div class="actions"><a class="button quiet" href="/me">${t(view, w.toMine)}</a></div>`
    : form(view, '/follow/leave', html`<div class="actions"><button class="quiet">${t(view, w.leave)}</button></div>`)

/** The resident's own page of a request: all that the public sees, their words, and what they may do now. */
export const followedPage = (
  view: View,
  { case: seen, request, abilities, files }: Followed,
  how: Shown,
  message: { text: string; bad: boolean } | null,
): string => {
  const { number } = request
  const may = (act: string) => abilities.some((ability) => ability.act === act && ability.allowed)
  return page(
    view,
    seen.title,
    html`${message && (message.bad ? problem(message.text) : html`<div class="note good" role="status">${message.text}</div>`)}
      <p class="small soft">${t(view, w.number)} ${number}</p>
      <h1>${seen.title}</h1>
      ${facts(view, seen)}${seen.point && svgMap(view, how.map, seen.point)}${may('judge') ? judging(view, number, how) : ''}${steps(view, seen)}
      <h2>${t(view, w.yourWords)}</h2>
      <p class="words card">${request.text}</p>
      ${files.map((file) => html`<p><a href="/follow/files/${file.id}?number=${number}">${t(view, w.photo)}</a></p>`)}${smalls.map((one) => may(one.act) && small(view, one, number, how))}${wayBack(view, how)}`,
  )
}
