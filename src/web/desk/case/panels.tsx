import { askLabels, clockLabels, returnLabels } from '#casework/labels'
import type { Said } from '#kernel/words'
import { DueBadge } from '../../ui/due-badge.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { dateTime, shortDate } from '../../ui/when.ts'
import type { CaseData } from './act.tsx'
import { words } from './words.ts'

const labelled = (labels: Record<string, Said>, key: string): Said => labels[key] ?? { zh: key, en: key }

/** Every promise with its date, and one sentence that says how the date came about. */
export function Clocks({ clocks }: { clocks: CaseData['clocks'] }) {
  const { t } = useLang()
  const met = clocks.filter((clock) => clock.met !== null)
  return (
    <>
      <ClockList clocks={clocks.filter((clock) => clock.met === null)} />
      {met.length > 0 && (
        <details className="mt-2">
          <summary className="touch inline-flex items-center text-sm text-soft hover:text-ink">
            {t(words.over)} · {met.length}
          </summary>
          <ClockList clocks={met} />
        </details>
      )}
    </>
  )
}

function ClockList({ clocks }: { clocks: CaseData['clocks'] }) {
  const { t } = useLang()
  return (
    <ul className="space-y-2.5">
      {clocks.map((clock) => (
        <li key={`${clock.kind}${clock.start}`} className={clock.met ? 'text-soft' : ''}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{t(labelled(clockLabels, clock.kind))}</span>
            {clock.met ? (
              <span className="text-xs">{t(clock.replaced ? words.replaced : words.met)}</span>
            ) : clock.paused ? (
              <Tag>{t(words.pausedNow)}</Tag>
            ) : (
              <DueBadge due={clock.due} />
            )}
          </p>
          <p className="text-xs text-soft">{clock.due ? t(clock.why) : t(words.calendarMissing)}</p>
        </li>
      ))}
    </ul>
  )
}

type Holder = CaseData['holders'][number]

const steps = (holder: Holder): [Said, string | null][] => [
  [words.readAt, holder.read],
  [words.acceptedAt, holder.accepted],
]

const becauseOf = (returned: string): Said => labelled(returnLabels, returned)

/** Who has held the case, one after the other without a gap; the last one holds it now. */
export function Holders({ holders }: { holders: readonly Holder[] }) {
  const { t, lang } = useLang()
  return (
    <ol className="relative ml-1.5 border-l-2 border-needle/25">
      {holders.map((holder) => (
        <li key={holder.unit + holder.from} className="relative pb-3 pl-4 last:pb-0">
          <span
            aria-hidden
            className={`absolute top-2 -left-[6px] size-2.5 rounded-full border-2 border-needle ${holder.until ? 'bg-card' : 'bg-needle'}`}
          />
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className={holder.until ? '' : 'font-semibold'}>{t(holder.name) || holder.unit}</span>
            {!holder.until && <Tag tone="needle">{t(words.holdsNow)}</Tag>}
          </p>
          <p className="text-xs text-soft">
            {dateTime(holder.from, lang)}
            {holder.until && ` – ${dateTime(holder.until, lang)}`}
          </p>
          <p className="flex flex-wrap gap-x-2 text-xs text-soft">
            {steps(holder).map(
              ([says, at]) =>
                at && (
                  <span key={says.en}>
                    {t(says)} {/^\d{4}-/.test(at) ? shortDate(at, lang) : ''}
                  </span>
                ),
            )}
            {!holder.read && !holder.until && <span className="text-warn">{t(words.unread)}</span>}
            {holder.returned && (
              <span className="text-danger">
                {t(words.returned)}：{t(becauseOf(holder.returned))}
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

export function CoHandlers({ co }: { co: CaseData['co'] }) {
  const { t, lang } = useLang()
  return (
    <ul className="space-y-2">
      {co.map((one) => (
        <li key={one.unit + one.task}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{t(one.name)}</span>
            {one.answered ? (
              <span className="text-xs text-ok">
                {t(words.answered)} {shortDate(one.answered, lang)}
              </span>
            ) : (
              <DueBadge due={one.due} />
            )}
          </p>
          <p className="text-sm text-soft">{one.task}</p>
        </li>
      ))}
    </ul>
  )
}

export function Asks({ asks }: { asks: CaseData['asks'] }) {
  const { t, lang } = useLang()
  return (
    <ul className="space-y-2">
      {asks.map((one) => (
        <li key={one.id}>
          <p className="font-medium">
            {t(labelled(askLabels, one.kind))} <span className="font-normal text-soft">{t(one.unit)}</span>
          </p>
          <p className="text-sm">{one.reason}</p>
          <p className="text-xs text-soft">{dateTime(one.at, lang)}</p>
        </li>
      ))}
    </ul>
  )
}
