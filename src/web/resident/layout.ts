import { pick, type Lang, type Said } from '#kernel/words'
import { html, type Html, type Piece } from './html.ts'
import { style } from './style.ts'
import { w } from './words.ts'

/** What every page needs to know of its reader and of the house. */
export type View = {
  lang: Lang
  large: boolean
  /** The path and query of this page, to come back to. */
  here: string
  county: Said
  operator: Said
  filing: string | null
  /** Double-submit token of this browser, written into every form. */
  csrf: string
}

export const t = (view: Pick<View, 'lang'>, said: Said): string => pick(said, view.lang)

const needle = html`<svg
  width="22"
  height="22"
  viewBox="0 0 24 24"
  fill="none"
  stroke="#0e595d"
  stroke-width="1.8"
  stroke-linecap="round"
  aria-hidden="true"
>
  <path d="M20 4 5 19" />
  <ellipse cx="18.2" cy="5.8" rx="1.3" ry="3" transform="rotate(45 18.2 5.8)" fill="#fffdf9" />
  <path d="M18 6c-5-3-9 1-6 5s-2 7-8 4" stroke-width="1.2" />
</svg>`

const to = (view: View, path: string, set: string): string => `${path}?set=${set}&back=${encodeURIComponent(view.here)}`

const headOf = (view: View, name: string): Html =>
  html`<meta charset="utf-8" /><meta name="viewport" content="width=device-width,initial-scale=1" />
    <meta name="referrer" content="no-referrer" /><title>${name} · ${t(view, w.name)}</title>${style}`

const topOf = (view: View): Html =>
  html`<header class="top">
    <div class="bar">
      <a class="brand" href="/">${needle}${t(view, view.county)} · ${t(view, w.name)}</a>
      <nav aria-label="${t(view, w.main)}">
        <a class="link" href="/say">${t(view, w.say)}</a><a class="link" href="/follow">${t(view, w.follow)}</a
        ><a class="link" href="/around">${t(view, w.around)}</a><a class="link" href="/pace">${t(view, w.paceDoor)}</a
        ><a class="link" href="/me">${t(view, w.me)}</a>
      </nav>
    </div>
  </header>`

/** Language, size, privacy, the complaint and the operator: on every page. */
const footOf = (view: View): Html => {
  const other = view.lang === 'zh' ? 'en' : 'zh'
  const filing = view.filing ? html` · ${t(view, w.filing)} ${view.filing}` : ''
  return html`<footer>
    <div class="bar">
      <div class="tools">
        <a href="${to(view, '/lang', other)}" lang="${other}">${t(view, w.other)}</a
        ><a href="${to(view, '/size', view.large ? 'normal' : 'large')}">${t(view, view.large ? w.normal : w.large)}</a
        ><a href="/privacy">${t(view, w.privacy)}</a><a href="/say?about=us">${t(view, w.complain)}</a
        ><a href="/desk/">${t(view, w.staff)}</a>
      </div>
      <div>${t(view, w.operator)} ${t(view, view.operator)}${filing}</div>
    </div>
  </footer>`
}

/** The frame of every page: one column, one thread, and the way to complain on each. */
export const page = (view: View, title: Said | string, body: Piece): string => {
  const name = typeof title === 'string' ? title : t(view, title)
  return html`<!doctype html>
    <html lang="${view.lang === 'zh' ? 'zh-CN' : 'en'}" class="${view.large ? 'large' : ''}">
      <head>
        ${headOf(view, name)}
      </head>
      <body>
        <a class="skip" href="#main">${t(view, w.skip)}</a>${topOf(view)}
        <main id="main">${body}</main>
        ${footOf(view)}
      </body>
    </html>`.text
}

/** A form that carries the proof of its origin and, where it commands, an id made for it: sent twice, it is done once. */
export const form = (
  view: View,
  action: string,
  body: Piece,
  options: { commandId?: string; files?: boolean } = {},
): Html =>
  html`<form method="post" action="${action}" ${options.files ? html` enctype="multipart/form-data"` : ''}>
    <input
      type="hidden"
      name="csrf"
      value="${view.csrf}"
    />${options.commandId ? html`<input type="hidden" name="commandId" value="${options.commandId}" />` : ''}${body}
  </form>`

const zone = 'Asia/Shanghai'

/** Day and minute as the reader writes them; the zone is the county's. The runtime's own Chinese form is a bare 11/25. */
export const when = (view: Pick<View, 'lang'>, at: string): string => {
  const moment = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const day =
    view.lang === 'zh'
      ? `${moment.month}月${moment.day}日`
      : moment.toLocaleString('en-GB', { day: 'numeric', month: 'short' })
  return `${day} ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** A day with its year, as the reader writes it. */
export const day = ({ lang }: Pick<View, 'lang'>, date: string): string => {
  const on = Temporal.PlainDate.from(date)
  return lang === 'zh'
    ? `${on.year}年${on.month}月${on.day}日`
    : on.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}

export const problem = (message: string | null): Piece =>
  message && html`<div class="note bad" role="alert">${message}</div>`
