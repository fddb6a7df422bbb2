import type { Said } from '#kernel/words'
import { html, type Html } from '../html.ts'
import { form, page, problem, t, when, type View } from '../layout.ts'
import { privacy, w } from '../words.ts'
import { statusTag, type PublicCase } from './case.ts'

const door = (view: View, href: string, title: Said, hint: Said, first = false): Html =>
  html`<a class="door${first ? ' first' : ''}" href="${href}"><b>${t(view, title)}</b><span>${t(view, hint)}</span></a>`

export const homePage = (view: View): string =>
  page(
    view,
    w.homeTitle,
    html`<h1>${t(view, w.homeTitle)}</h1>
      <p class="lead">${t(view, w.homeLead)}</p>
      <div class="doors">
        ${door(view, '/say', w.say, w.sayHint, true)}${door(view, '/follow', w.follow, w.followHint)}${door(view, '/around', w.around, w.aroundHint)}${door(view, '/pace', w.pace, w.paceHint)}
      </div>
      <h2>${t(view, w.phoneTitle)}</h2>
      <p>${t(view, w.phoneText)}</p>`,
  )

export const keyPage = (view: View, number: string, trouble: string | null): string =>
  page(
    view,
    w.followTitle,
    html`<h1>${t(view, w.followTitle)}</h1>
      <p class="lead">${t(view, w.followLead)}</p>
      ${problem(trouble)}${form(
        view,
        '/follow',
        html`<div class="row">
            <div>
              <label for="number">${t(view, w.number)}</label
              ><input id="number" name="number" inputmode="numeric" autocomplete="off" required value="${number}" />
            </div>
            <div>
              <label for="code">${t(view, w.code)}</label
              ><input id="code" name="code" autocomplete="off" autocapitalize="characters" required />
            </div>
          </div>
          <div class="actions"><button>${t(view, w.open)}</button></div>`,
      )}`,
  )

type Listed = Omit<PublicCase, 'steps'>
type Area = { path: string; level: string; name: Said }

export const aroundPage = (
  view: View,
  found: { cases: Listed[]; next: string | null },
  areas: Area[],
  area: string,
): string => {
  const options = areas.filter((one) => one.level === 'street' || one.level === 'community')
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
      <form method="get" action="/around">
        <label for="area">${t(view, w.area)}</label>
        <div class="row">
          <select id="area" name="area">
            <option value="">${t(view, w.all)}</option>
            ${options.map((one) => html`<option value="${one.path}" ${one.path === area ? html` selected` : ''}>${one.level === 'community' ? '　' : ''}${t(view, one.name)}</option>`)}
          </select>
          <div><button class="quiet">${t(view, w.show)}</button></div>
        </div>
      </form>
      ${
        found.cases.length === 0
          ? html`<p class="card">${t(view, w.none)}</p>`
          : html`<ul class="list card">
              ${found.cases.map(item)}
            </ul>`
      }${found.next ? html`<div class="actions"><a class="button quiet" href="/around?area=${area}&after=${found.next}">${t(view, w.older)}</a></div>` : ''}`,
  )
}

type Pace = {
  category: string
  name: Said
  cases: number
  confirmed: number
  openOverdue: number
  medianDays: number | null
}
const enough = 5

export const pacePage = (view: View, rows: Pace[]): string =>
  page(
    view,
    w.paceTitle,
    html`<h1>${t(view, w.paceTitle)}</h1>
      <p class="lead">${t(view, w.paceLead)}</p>
      <div class="wide" tabindex="0" role="region" aria-label="${t(view, w.paceTitle)}">
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
                  <td class="n">${row.confirmed >= enough ? row.medianDays : t(view, w.few)}</td>
                  <td class="n">${row.openOverdue}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="small soft">${t(view, w.caveat)}</p>`,
  )

export const privacyPage = (view: View): string =>
  page(
    view,
    w.privacy,
    html`<h1>${t(view, w.privacy)}</h1>
      <ul>
        ${privacy.map((line) => html`<li>${t(view, line)}</li>`)}
      </ul>`,
  )

export const missingPage = (view: View): string =>
  page(
    view,
    w.notFound,
    html`<h1>${t(view, w.notFound)}</h1>
      <p>${t(view, w.notFoundText)}</p>
      <div class="actions"><a class="button quiet" href="/">${t(view, w.back)}</a></div>`,
  )
