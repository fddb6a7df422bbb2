import type { Said } from '#kernel/words'
import { html, type Html } from '../html.ts'
import { form, page, problem, t, type View } from '../layout.ts'
import { topicWords } from '../topic-words.ts'
import { privacy, w } from '../words.ts'

const door = (view: View, href: string, title: Said, hint: Said, first = false): Html =>
  html`<a class="door${first ? ' first' : ''}" href="${href}"><b>${t(view, title)}</b><span>${t(view, hint)}</span></a>`

export const homePage = (view: View): string =>
  page(
    view,
    w.homeTitle,
    html`<h1>${t(view, w.homeTitle)}</h1>
      <p class="lead">${t(view, w.homeLead)}</p>
      <div class="doors">
        ${door(view, '/say', w.say, w.sayHint, true)}${door(view, '/follow', w.follow, w.followHint)}${door(view, '/around', w.around, w.aroundHint)}${door(view, '/pace', w.pace, w.paceHint)}${door(view, '/topics', topicWords.title, topicWords.hint)}
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
