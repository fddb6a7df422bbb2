import type { Said } from '#kernel/words'
import { html, type Html } from '../html.ts'
import { page, t, when, type View } from '../layout.ts'
import { w } from '../words.ts'
import { statusTag, type PublicCase } from './case.ts'

/** The streets and communities to choose from, and the one that is chosen; '' for everywhere. */
export type Narrowed = { areas: { path: string; level: string; name: Said }[]; area: string }

const areaForm = (view: View, action: string, { areas, area }: Narrowed): Html =>
  html`<form method="get" action="${action}">
    <label for="area">${t(view, w.streetOrCommunity)}</label>
    <div class="row">
      <select id="area" name="area" aria-describedby="area-hint">
        <option value="">${t(view, w.all)}</option>
        ${areas.map((one) => html`<option value="${one.path}" ${one.path === area ? html` selected` : ''}>${one.level === 'community' ? '　' : ''}${t(view, one.name)}</option>`)}
      </select>
      <div><button class="quiet">${t(view, w.show)}</button></div>
    </div>
    <p class="small soft" id="area-hint">${t(view, w.areaKept)}</p>
  </form>`

type Listed = Omit<PublicCase, 'steps'>

export const aroundPage = (view: View, found: { cases: Listed[]; next: string | null }, narrowed: Narrowed): string => {
  const item = (one: Listed) =>
    html`<li>
      <h2><a href="/case/${one.number}">${one.title}</a></h2>
      <p class="small soft" style="margin:0">
        ${statusTag(view, one)} ${one.unit && one.status !== 'received' ? t(view, one.unit) : t(view, w.noUnit)} ·
        ${one.areaName ? t(view, one.areaName) : ''} ·
        ${when(view, one.openedAt)}${one.supporters > 1 ? html` · ${t(view, w.voices(one.supporters))}` : ''}
      </p>
    </li>`
  return page(
    view,
    w.aroundTitle,
    html`<h1>${t(view, w.aroundTitle)}</h1>
      <p class="lead">${t(view, w.aroundLead)}</p>
      ${areaForm(view, '/around', narrowed)}${
        found.cases.length === 0
          ? html`<p class="card">${t(view, w.none)}</p>`
          : html`<ul class="list card">
              ${found.cases.map(item)}
            </ul>`
      }${found.next ? html`<div class="actions"><a class="button quiet" href="/around?area=${narrowed.area}&after=${found.next}">${t(view, w.older)}</a></div>` : ''}`,
  )
}

type Pace = {
  rows: { name: Said; cases: number; confirmed: number; openOverdue: number; medianDays: number | null }[]
  tooFew: Said[]
}

const paceTable = (view: View, { rows }: Pace): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="${t(view, w.paceTitle)}">
    <table>
      <thead>
        <tr>
          <th scope="col">${t(view, w.kind)}</th>
          <th scope="col" class="n">${t(view, w.cases)}</th>
          <th scope="col" class="n">${t(view, w.confirmed)}</th>
          <th scope="col" class="n">${t(view, w.median)}</th>
          <th scope="col" class="n">${t(view, w.late)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <td>${t(view, row.name)}</td>
              <td class="n">${row.cases}</td>
              <td class="n">${row.confirmed}</td>
              <td class="n">${row.medianDays ?? t(view, w.few)}</td>
              <td class="n">${row.openOverdue}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

export const pacePage = (view: View, pace: Pace, narrowed: Narrowed): string => {
  const kinds = pace.tooFew.map((name) => t(view, name)).join(view.lang === 'zh' ? '、' : '; ')
  const nothing = pace.rows.length + pace.tooFew.length === 0
  return page(
    view,
    w.paceTitle,
    html`<h1>${t(view, w.paceTitle)}</h1>
      <p class="lead">${t(view, w.paceLead)}</p>
      ${areaForm(view, '/pace', narrowed)}${pace.rows.length > 0 && paceTable(view, pace)}${nothing && html`<p class="card">${t(view, w.paceNone)}</p>`}${kinds && html`<p>${t(view, w.tooFew(kinds))}</p>`}
      <p class="small soft">${t(view, w.caveat)}</p>`,
  )
}
