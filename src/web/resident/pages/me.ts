import type { Status } from '#casework/rules'
import { html } from '../html.ts'
import { form, page, problem, t, when, type View } from '../layout.ts'
import { w } from '../words.ts'
import { statusTag } from './case.ts'

export const contactPage = (view: View, trouble: string | null): string =>
  page(
    view,
    w.meTitle,
    html`<h1>${t(view, w.meTitle)}</h1>
      <p class="lead">${t(view, w.meLead)}</p>
      ${problem(trouble)}${form(
        view,
        '/me/code',
        html`<label for="contact">${t(view, w.contact)}</label
          ><input id="contact" name="contact" autocomplete="tel" required maxlength="200" />
          <div class="actions"><button>${t(view, w.sendCode)}</button></div>`,
      )}
      <p class="small soft"><a href="/follow">${t(view, w.byNumber)}</a></p>`,
  )

export const codePage = (view: View, contact: string, trouble: string | null): string =>
  page(
    view,
    w.meTitle,
    html`<h1>${t(view, w.meTitle)}</h1>
      <p class="lead">${t(view, w.codeSent)}</p>
      ${problem(trouble)}${form(
        view,
        '/me/enter',
        html`<input type="hidden" name="contact" value="${contact}" /><label for="code">${t(view, w.sixDigits)}</label
          ><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10" />
          <div class="actions"><button>${t(view, w.enter)}</button></div>`,
      )}
      <p class="small soft"><a href="/me">${t(view, w.otherContact)}</a></p>`,
  )

type Own = { number: string; title: string; at: string; status: Status }

export const minePage = (view: View, contact: string, requests: Own[]): string =>
  page(
    view,
    w.mine,
    html`<h1>${t(view, w.mine)}</h1>
      <p class="soft">${contact}</p>
      ${
        requests.length === 0
          ? html`<p class="card">${t(view, w.mineEmpty)}</p>`
          : html`<ul class="list card">
                ${requests.map(
                  (one) =>
                    html`<li>
                      <h2><a href="/follow?number=${one.number}">${one.title}</a></h2>
                      <p class="small soft" style="margin:0">
                        ${statusTag(view, one)} ${one.number} · ${when(view, one.at)}
                      </p>
                    </li>`,
                )}
              </ul>
              <p class="small soft">${t(view, w.mineHint)}</p>`
      }
      <p class="small soft">${t(view, w.mineElse)} <a href="/follow">${t(view, w.byNumber)}</a></p>
      ${form(view, '/me/leave', html`<div class="actions"><a class="button" href="/say">${t(view, w.say)}</a><button class="quiet">${t(view, w.signOut)}</button></div>`)}`,
  )
