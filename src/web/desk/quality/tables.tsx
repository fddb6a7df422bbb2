import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { words } from './words.ts'

type Learner = Output<'casework.quality'>['learners'][number]
type Report = NonNullable<Learner['report']>

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** What it promised and what came, in steps of ten: a bar for the outcome, a stroke for the promise. */
export function Bins({ bins }: { bins: Report['bins'] }) {
  const { t } = useLang()
  return (
    <div>
      <h3 className="text-sm font-semibold">{t(words.bins)}</h3>
      <p className="mb-2 text-xs text-soft">{t(words.binsLead)}</p>
      <table className="w-full max-w-xl text-sm">
        <thead className="text-left text-xs text-soft">
          <tr>
            <th className="w-20 font-normal">{t(words.sure)}</th>
            <th className="font-normal" colSpan={2}>
              {t(words.right)}
            </th>
            <th className="w-16 text-right font-normal">{t(words.cases)}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map(
            ({ n, sure, right }, step) =>
              n > 0 && (
                <tr key={step}>
                  <td>{percent(sure)}</td>
                  <td className="w-14 text-right">{percent(right)}</td>
                  <td aria-hidden className="px-3">
                    <div className="relative h-2.5 rounded-sm bg-sunk">
                      <div
                        className="absolute inset-y-0 left-0 rounded-sm bg-needle"
                        style={{ width: `${right * 100}%` }}
                      />
                      <div
                        className="absolute -inset-y-0.5 w-0.5 bg-ink"
                        style={{ left: `calc(${sure * 100}% - 1px)` }}
                      />
                    </div>
                  </td>
                  <td className="text-right">{n}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** Each category or unit: how often it is right when said, and how often it is found when it is true. */
export function Classes({ classes, names }: { classes: Report['classes']; names: Learner['names'] }) {
  const { t } = useLang()
  const falling = classes.toSorted((a, b) => b.n - a.n)
  return (
    <details>
      <summary className="touch inline-flex items-center text-sm font-semibold">
        {t(words.classes)} · {classes.length}
      </summary>
      <table className="w-full max-w-xl text-sm">
        <thead className="text-left text-xs text-soft">
          <tr>
            <th className="font-normal">{t(words.name)}</th>
            <th className="w-14 text-right font-normal">{t(words.cases)}</th>
            <th className="w-24 text-right font-normal">{t(words.precision)}</th>
            <th className="w-24 text-right font-normal">{t(words.recall)}</th>
            <th className="w-14 text-right font-normal">F1</th>
          </tr>
        </thead>
        <tbody>
          {falling.map(({ label, n, said, precision, recall, f1 }) => (
            <tr key={label} className="border-t border-line">
              <td className="py-1">{t(names[label] ?? words.gone)}</td>
              <td className="text-right">{n}</td>
              <td className="text-right">{said > 0 ? percent(precision) : '—'}</td>
              <td className="text-right">{n > 0 ? percent(recall) : '—'}</td>
              <td className="text-right">{percent(f1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
