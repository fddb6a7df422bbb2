import { useLang } from '../../ui/lang.tsx'
import { dateTime, stretchName } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { useAsk } from '../use-api.ts'
import { words } from './words.ts'

type Change = Output<'casework.reclockings'>['changes'][number]

function One({ change }: { change: Change }) {
  const { t, lang } = useLang()
  const { total, seen, moved, failed, finishedAt } = change
  const parts = [
    total === null ? t(words.waiting) : finishedAt ? t(words.finished) : t(words.seen(seen, total)),
    ...(total === null ? [] : [t(words.moved(moved))]),
    ...(failed > 0 ? [t(words.failed(failed))] : []),
  ]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5 text-sm">
      <span className="text-soft">{dateTime(change.at, lang)}</span>
      <span>{stretchName(change, lang)}</span>
      <span className="flex-1">{parts.join(' · ')}</span>
      {total !== null && total > 0 && !finishedAt && (
        <progress value={seen} max={total} aria-label={t(words.progress)} className="h-2 w-40 accent-needle" />
      )}
    </li>
  )
}

/** How far the last changes have been carried into open cases; asked again while one is under way. */
export function Progress() {
  const { t } = useLang()
  const found = useAsk('casework.reclockings', {}, { everyMs: 3000 })
  const changes = found.data?.changes ?? []
  if (changes.length === 0) return null
  return (
    <section aria-live="polite">
      <h2 className="text-sm text-soft">{t(words.progress)}</h2>
      <ul className="max-w-3xl border-t border-line">
        {changes.map((change) => (
          <One key={change.revision} change={change} />
        ))}
      </ul>
    </section>
  )
}
