import type { z } from 'zod'
import type { casework } from '#casework/contract'
import { html, type Html } from '../html.ts'
import { day, page, t, type View } from '../layout.ts'
import { topicWords as w } from '../topic-words.ts'

type Programme = z.output<(typeof casework)['calls']['publicProgrammes']['output']>['programmes'][number]

/** So many fit a page that anybody can load. */
const shown = 12

/** Requests week by week as bars, with the start as a line; the sentence above says the same. */
function curve(view: View, { weeks }: Programme): Html {
  const most = Math.max(1, ...weeks.map(({ n }) => n))
  const step = 480 / weeks.length
  const start = weeks.findIndex((week) => week.after) * step
  const bars = weeks.map(({ n, after }, i) =>
    n > 0
      ? html`<rect
          x="${(i * step + 1).toFixed(1)}"
          y="${(96 - (n / most) * 88).toFixed(1)}"
          width="${(step - 2).toFixed(1)}"
          height="${((n / most) * 88).toFixed(1)}"
          fill="${after ? '#0e595d' : '#b3a994'}"
        />`
      : '',
  )
  return html`<svg
    viewBox="0 0 480 116"
    role="img"
    aria-label="${t(view, w.curve(weeks.map(({ n }) => n)))}"
    style="width:100%;height:auto"
  >
    <path d="M0 96.500h480" stroke="#8b8170" />
    ${bars}
    <path d="M${start.toFixed(1)} 0v110" stroke="#0e595d" stroke-dasharray="4 3" />
    <text x="${(start + 5).toFixed(1)}" y="111" font-size="13" fill="#0e595d">${t(view, w.started)}</text>
    <text x="${(start - 5).toFixed(1)}" y="111" font-size="13" fill="#5c5548" text-anchor="end">
      ${t(view, w.before)}
    </text>
  </svg>`
}

const one = (view: View, programme: Programme): Html =>
  html`<section>
    <h2>${programme.title}</h2>
    <p>${programme.aim}</p>
    <dl class="facts">
      <dt>${t(view, w.lead)}</dt>
      <dd>${programme.leadName && t(view, programme.leadName)}</dd>
      <dt>${t(view, w.dates)}</dt>
      <dd>
        ${day(view, programme.starts)} –
        ${day(view, programme.ends)}${programme.closedAt && html` · ${t(view, w.closed)}`}
      </dd>
    </dl>
    <p>${t(view, programme.judged.says)}</p>
    ${curve(view, programme)}
    ${
      programme.items.length > 0 &&
      html`<h3>${t(view, w.tasks)}</h3>
        <ul>
          ${programme.items.map(
            (task) =>
              html`<li>
                ${task.what} · ${task.unitName && t(view, task.unitName)} ·
                ${task.doneAt ? t(view, w.done) : html`${t(view, w.due)} ${day(view, task.due)}`}
              </li>`,
          )}
        </ul>`
    }
    ${programme.outcome && html`<p>${t(view, w.outcome)}${programme.outcome}</p>`}
  </section>`

/** What many have brought up and is worked on as a whole: no person and no request in it. */
export const topicsPage = (view: View, programmes: readonly Programme[]): string =>
  page(
    view,
    w.title,
    html`<h1>${t(view, w.title)}</h1>
      <p class="lead">${t(view, w.text)}</p>
      ${programmes.length > 0 ? programmes.slice(0, shown).map((programme) => one(view, programme)) : html`<p>${t(view, w.none)}</p>`}`,
  )
