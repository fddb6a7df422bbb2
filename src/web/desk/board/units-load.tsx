import { Link } from '@tanstack/react-router'
import { statusLabels } from '#casework/labels'
import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { words } from './words.ts'

type Board = Output<'casework.board'>

const order = Object.keys(statusLabels)
const byProgress = (a: { status: string }, b: { status: string }): number =>
  order.indexOf(a.status) - order.indexOf(b.status)

export function Counts({ counts }: { counts: Board['counts'] }) {
  const { t } = useLang()
  return (
    <ul aria-label={t(words.counts)} className="pad flex flex-wrap gap-x-8 gap-y-2 pb-4">
      {counts.toSorted(byProgress).map((count) => (
        <li key={count.status}>
          <Link to="/cases" search={{ status: count.status }} className="group flex items-baseline gap-2">
            <span className="text-2xl font-semibold">{count.n}</span>
            <span className="text-sm text-soft group-hover:text-needle group-hover:underline">
              {t(statusLabels[count.status])}
            </span>
            {count.overdue > 0 && <span className="text-xs text-danger">{t(words.overdueN(count.overdue))}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What lies with each unit, the fullest first. A bar beside the number shows the share at a glance. */
export function UnitsLoad({ units }: { units: Board['units'] }) {
  const { t } = useLang()
  const most = Math.max(1, ...units.map((unit) => unit.open))
  const sorted = units.toSorted((a, b) => b.open - a.open)
  return (
    <section className="px-5 py-4">
      <h2 className="text-lg font-semibold">{t(words.units)}</h2>
      <p className="text-xs text-soft">{t(words.note)}</p>
      <table className="mt-2 w-full text-sm">
        <thead className="text-xs text-soft">
          <tr className="border-b border-line text-right">
            <th className="py-1.5 text-left font-normal">{t(words.unit)}</th>
            {(['open', 'overdue', 'returned', 'unread'] as const).map((key) => (
              <th key={key} className="w-16 font-normal">
                {t(words[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((unit) => (
            <tr key={unit.unit} className="border-b border-line text-right">
              <th scope="row" className="py-1.5 text-left font-normal">
                <Link
                  to="/cases"
                  search={{ unit: unit.unit, type: 'open' }}
                  className="hover:text-needle hover:underline"
                >
                  {t(unit.name)}
                </Link>
                <span
                  aria-hidden
                  className="mt-1 block h-1 rounded-full bg-needle/70"
                  style={{ width: `${(unit.open / most) * 100}%` }}
                />
              </th>
              <td>{unit.open}</td>
              <td className={unit.overdue > 0 ? 'font-semibold text-danger' : 'text-soft'}>{unit.overdue}</td>
              <td className={unit.returned > 0 ? '' : 'text-soft'}>{unit.returned}</td>
              <td className={unit.unread > 0 ? '' : 'text-soft'}>{unit.unread}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
