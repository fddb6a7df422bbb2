import { renderSVG } from 'uqr'
import type { Said } from '#kernel/words'
import { Html, html, type Piece } from '../html.ts'
import { form, page, problem, t, type View } from '../layout.ts'
import { photoField } from '../photo-field.ts'
import { w } from '../words.ts'
import { callFirst, callNow, type Alarm, type Emergency } from './danger.ts'

export type Catalogue = {
  areas: { path: string; level: string; name: Said }[]
  categories: { code: string; parent: string | null; name: Said }[]
  units: { id: string; name: Said }[]
  emergency: Emergency
}

/** What was typed, to show it again when something has to be changed. */
export type Typed = Partial<
  Record<
    | 'complaint'
    | 'about'
    | 'text'
    | 'place'
    | 'lat'
    | 'long'
    | 'area'
    | 'category'
    | 'phone'
    | 'email'
    | 'name'
    | 'consent'
    | 'anonymous'
    | 'onBehalf',
    string
  >
>

export const option = (value: string, label: string, chosen: string | undefined): Html =>
  html`<option value="${value}" ${value === chosen ? html` selected` : ''}>${label}</option>`

const areaSelect = (view: View, catalogue: Catalogue, chosen: string | undefined): Html => {
  const streets = catalogue.areas.filter((area) => area.level === 'street')
  const inside = (path: string) =>
    catalogue.areas.filter((area) => area.level === 'community' && area.path.startsWith(`${path}.`))
  return html`<select id="area" name="area">
    ${option('', t(view, w.areaAny), chosen)}${streets.map((street) => html`<optgroup label="${t(view, street.name)}">${inside(street.path).map((area) => option(area.path, t(view, area.name), chosen))}</optgroup>`)}
  </select>`
}

const categorySelect = (view: View, catalogue: Catalogue, chosen: string | undefined): Html => {
  const tops = catalogue.categories.filter((category) => category.parent === null)
  const under = (code: string) => catalogue.categories.filter((category) => category.parent === code)
  return html`<select id="category" name="category">
    ${option('', t(view, w.categoryAny), chosen)}${tops.map((top) => (under(top.code).length > 0 ? html`<optgroup label="${t(view, top.name)}">${under(top.code).map((category) => option(category.code, t(view, category.name), chosen))}</optgroup>` : option(top.code, t(view, top.name), chosen)))}
  </select>`
}

/** A complaint is the same form with one question before it: about whom, so that it never gets there. */
const complaint = (view: View, { units }: Catalogue, about: string | undefined): Html =>
  html`<p class="lead">${t(view, w.complainLead)}</p>
    <input type="hidden" name="complaint" value="yes" /><label for="about">${t(view, w.aboutUnit)}</label
    ><select id="about" name="about">
      ${option('', t(view, w.aboutNobody), about)}${units.map((unit) => option(unit.id, t(view, unit.name), about))}
    </select>`

const field = (
  view: View,
  id: keyof Typed,
  label: Said,
  typed: Typed,
  extra: { hint?: Said; optional?: boolean; type?: string } = {},
): Html =>
  html`<div>
    <label for="${id}"
      >${t(view, label)}${extra.optional ? html` <span class="soft">${t(view, w.optional)}</span>` : ''}</label
    ><input
      id="${id}"
      name="${id}"
      type="${extra.type ?? 'text'}"
      value="${typed[id] ?? ''}"
      ${extra.hint ? html` aria-describedby="${id}-hint"` : ''}
    />${extra.hint ? html`<p class="small soft" id="${id}-hint">${t(view, extra.hint)}</p>` : ''}
  </div>`

const tick = (view: View, id: keyof Typed, label: Said, typed: Typed): Html =>
  html`<label class="tick"
    ><input type="checkbox" name="${id}" value="yes" ${typed[id] ? html` checked` : ''} /><span
      >${t(view, label)}</span
    ></label
  >`

/** Where a script runs, a map is offered here; without one the words above are the place. */
const pointField = (typed: Typed, mapScript: string | null): Html =>
  html`<div id="map-point" hidden>
      <input type="hidden" name="lat" value="${typed.lat ?? ''}" /><input
        type="hidden"
        name="long"
        value="${typed.long ?? ''}"
      />
    </div>
    ${mapScript && html`<script type="module" src="${mapScript}"></script>`}`

export const sayPage = (
  view: View,
  catalogue: Catalogue,
  typed: Typed,
  commandId: string,
  trouble: string | null,
  mapScript: string | null,
): string =>
  page(
    view,
    typed.complaint ? w.complainTitle : w.sayTitle,
    html`<h1>${t(view, typed.complaint ? w.complainTitle : w.sayTitle)}</h1>
      ${callFirst(view, catalogue.emergency)}${problem(trouble)}${form(
        view,
        '/say',
        html`${typed.complaint ? complaint(view, catalogue, typed.about) : ''}<label for="text"
            >${t(view, w.what)}</label
          >
          <p class="small soft" id="text-hint" style="margin-top:0">${t(view, w.whatHint)}</p>
          <textarea id="text" name="text" maxlength="4000" required aria-describedby="text-hint">
${typed.text ?? ''}</textarea
          >${field(view, 'place', w.where, typed, { hint: w.whereHint })}${pointField(typed, mapScript)}
          <div class="row">
            <div><label for="area">${t(view, w.area)}</label>${areaSelect(view, catalogue, typed.area)}</div>
            <div>
              <label for="category">${t(view, w.category)}</label>${categorySelect(view, catalogue, typed.category)}
            </div>
          </div>
          ${photoField(view)}
          <h2>${t(view, w.reach)}</h2>
          <div class="row">
            ${field(view, 'phone', w.phone, typed, { optional: true, type: 'tel' })}${field(view, 'email', w.email, typed, { optional: true, type: 'email' })}${field(view, 'name', w.called, typed, { optional: true })}
          </div>
          ${tick(view, 'consent', w.consent, typed)}${tick(view, 'anonymous', w.anonymous, typed)}${tick(view, 'onBehalf', w.onBehalf, typed)}
          <div class="actions"><button>${t(view, w.send)}</button></div>`,
        { commandId, files: true },
      )}`,
  )

/** What the words speak of, and whom to call. */
export type Danger = { alarm: Alarm | null; emergency: Emergency }

export type Similar = {
  id: string
  number: string
  title: string
  place: string | null
  supporters: number
  why: Said
}

export const carried = (fields: Record<string, string>): Piece =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)

/** Before anything is stored: perhaps it is there already. Whatever was typed and uploaded is carried along. */
export const similarPage = (
  view: View,
  found: Similar[],
  danger: Danger,
  fields: Record<string, string>,
  newCommand: () => string,
): string =>
  page(
    view,
    w.similarTitle,
    html`${callNow(view, danger.alarm, danger.emergency, false)}
      <h1>${t(view, w.similarTitle)}</h1>
      <p class="lead">${t(view, w.similarLead)}</p>
      <ul class="list card">
        ${found.map(
          (one) =>
            html`<li>
              <h2><a href="/case/${one.number}" target="_blank" rel="noopener">${one.title}</a></h2>
              <p class="small soft">${one.place ? html`${one.place} · ` : ''}${t(view, w.voices(one.supporters))}</p>
              <p class="small">${t(view, w.whySimilar)}${t(view, one.why)}</p>
              ${form(view, '/say', html`${carried({ ...fields, asked: 'yes', join: one.id })}<button class="quiet">${t(view, w.join)}</button>`, { commandId: newCommand() })}
            </li>`,
        )}
      </ul>
      ${form(
        view,
        '/say',
        html`${carried({ ...fields, asked: 'yes' })}
          <div class="actions"><button>${t(view, w.notSame)}</button></div>`,
        { commandId: newCommand() },
      )}`,
  )

export type Receipt = { number: string; code: string; joined: boolean; alarm: Alarm | null }

export const thanksPage = (
  view: View,
  receipt: Receipt,
  origin: string,
  where: Piece,
  emergency: Emergency,
): string => {
  const qr = new Html(renderSVG(`${origin}/follow?number=${receipt.number}&code=${receipt.code}`, { border: 1 }))
  return page(
    view,
    w.thanksTitle,
    html`${callNow(view, receipt.alarm, emergency, true)}
      <h1>${t(view, w.thanksTitle)}</h1>
      ${receipt.joined ? html`<p class="lead">${t(view, w.thanksJoined)}</p>` : ''}
      <div class="card ticket">
        <div class="qr" role="img" aria-label="${t(view, w.qr)}">${qr}</div>
        <div>
          <div class="soft">${t(view, w.number)}</div>
          <div class="big" id="number">${receipt.number}</div>
          <div class="soft">${t(view, w.code)}</div>
          <div class="big" id="code">${receipt.code}</div>
        </div>
      </div>
      <p class="note">${t(view, w.keep)}</p>
      ${where}
      <h2>${t(view, w.next)}</h2>
      <p>${t(view, w.nextText)}</p>
      ${form(
        view,
        '/follow',
        html`<input type="hidden" name="number" value="${receipt.number}" /><input
            type="hidden"
            name="code"
            value="${receipt.code}"
          />
          <div class="actions"><button>${t(view, w.seeNow)}</button></div>`,
      )}`,
  )
}
