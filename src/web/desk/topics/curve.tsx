import { useLang } from '../../ui/lang.tsx'
import { dayName } from '../../ui/when.ts'
import { words } from './words.ts'

/** A small run of bars beside a name; what it shows stands in the sentence beside it. */
export function Spark({ counts, label }: { counts: readonly number[]; label: string }) {
  const most = Math.max(1, ...counts)
  return (
    <svg role="img" aria-label={`${label}: ${counts.join(' ')}`} viewBox="0 0 72 24" className="h-6 w-18 text-needle">
      <path d="M0 23.500h72" stroke="currentColor" strokeWidth="1" opacity=".35" />
      {counts.map((n, i) => (
        <rect
          key={i}
          x={i * 6 + 1}
          width="4"
          y={23 - (n / most) * 21}
          height={(n / most) * 21}
          fill="currentColor"
          opacity={i === counts.length - 1 ? 1 : 0.65}
        />
      ))}
    </svg>
  )
}

type Week = { from: string; n: number; after: boolean }

/** The line at which the programme began. */
function Start({ x }: { x: number }) {
  const { t } = useLang()
  return (
    <>
      <path d={`M${x} 6v138`} className="stroke-needle" strokeWidth="1.5" strokeDasharray="4 3" />
      <text x={x - 6} y="146" textAnchor="end" className="fill-soft text-[12px] max-md:text-[19px]">
        {t(words.before)}
      </text>
      <text x={x + 6} y="146" className="fill-needle text-[12px] max-md:text-[19px]">
        {t(words.after)}
      </text>
    </>
  )
}

function Bar({ week: { n, after }, x, step, most }: { week: Week; x: number; step: number; most: number }) {
  const height = (n / most) * 108
  return (
    <g>
      <rect
        x={x + step * 0.15}
        width={step * 0.7}
        y={130 - height}
        height={height}
        className={after ? 'fill-needle' : 'fill-edge/60'}
      />
      {n > 0 && step > 14 && (
        <text x={x + step / 2} y={125 - height} textAnchor="middle" className="fill-ink text-[11px] max-md:text-[18px]">
          {n}
        </text>
      )}
    </g>
  )
}

function Numbers({ weeks }: { weeks: readonly Week[] }) {
  const { t, lang } = useLang()
  return (
    <details className="text-sm">
      <summary className="touch inline-flex items-center text-needle">{t(words.table)}</summary>
      <table className="border-collapse">
        <thead>
          <tr className="text-left text-soft">
            <th className="pr-6 font-medium">{t(words.week)}</th>
            <th className="pr-6 font-medium">{t(words.requests)}</th>
            <th className="font-medium">{t(words.starts)}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ from, n, after }) => (
            <tr key={from} className="border-t border-line">
              <td className="pr-6">{dayName(from, lang)}</td>
              <td className="pr-6 text-right">{n}</td>
              <td className="text-soft">{t(after ? words.after : words.before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Requests week by week around the start of a programme, and the same numbers as a table. */
export function Curve({ weeks }: { weeks: readonly Week[] }) {
  const { t } = useLang()
  const most = Math.max(1, ...weeks.map(({ n }) => n))
  const step = 600 / weeks.length
  const start = weeks.findIndex((week) => week.after)
  return (
    <figure>
      <svg role="img" aria-label={t(words.curve)} viewBox="0 0 600 152" className="w-full max-w-3xl">
        <path d="M0 130h600" className="stroke-edge" strokeWidth="1" />
        {weeks.map((week, i) => (
          <Bar key={week.from} week={week} x={i * step} step={step} most={most} />
        ))}
        {start >= 0 && <Start x={start * step} />}
      </svg>
      <Numbers weeks={weeks} />
    </figure>
  )
}
