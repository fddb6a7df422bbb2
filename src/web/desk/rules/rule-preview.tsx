import { ruleLabels } from '#casework/labels'
import { useLang } from '../../ui/lang.tsx'
import { DataList } from '../../ui/timeline.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { useSettled } from '../use-settled.ts'
import type { Rule } from './rule-form.ts'
import { words } from './words.ts'

type Props = { urgency: Rule['urgency']; rule: Record<string, unknown> }

/** What the house would say with this rule, and the dates that a case of this moment would get, before it is saved. */
export function RulePreview({ urgency, rule }: Props) {
  const { t } = useLang()
  const text = useSettled(JSON.stringify(rule), 400)
  const tried = useAsk('casework.tryRule', { urgency, rule: text })
  return (
    <section aria-label={t(words.preview)} aria-live="polite" className="rounded-lg bg-sunk/60 px-4 py-3 text-sm">
      <h3 className="font-semibold">{t(words.preview)}</h3>
      {tried.isError && <p className="text-danger">{t(saidOf(tried.error))}</p>}
      {tried.data && (
        <>
          <p className="mt-1 mb-2">{t(tried.data.says)}</p>
          <DataList
            items={tried.data.dates.map(({ kind, why }) => [t(ruleLabels[kind as keyof typeof ruleLabels]), t(why)])}
          />
        </>
      )}
    </section>
  )
}
