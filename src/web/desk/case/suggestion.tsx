import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Kbd } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useKeys } from '../shell/keyboard.ts'
import { saidOf, useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import type { CaseData } from './act.tsx'
import { suggestionWords as words, surenessSaid } from './suggestion-words.ts'

type Suggestion = NonNullable<CaseData['suggestion']>
type Part = Suggestion['category']

/** One thing suggested: what, how sure, by which words, and what else it could be. */
function Reasons({ label, part }: { label: Said; part: Part }) {
  const { t } = useLang()
  return (
    <div className="text-sm">
      <dt className="inline text-soft">{t(label)} </dt>
      <dd className="inline">
        {part ? (
          <>
            <strong>{t(part.name)}</strong>
            <span className="block text-soft">
              {t(surenessSaid(part.sure))}
              {part.words.length > 0 && (
                <>
                  {' · '}
                  {t(words.by)}{' '}
                  {part.words.map((word) => t({ zh: `“${word}”`, en: `“${word}”` })).join(t({ zh: '', en: ', ' }))}
                </>
              )}
              {part.next && (
                <>
                  {' · '}
                  {t(words.next)} {t(part.next.name)}
                </>
              )}
            </span>
          </>
        ) : (
          <span className="text-soft">{t(words.unsure)}</span>
        )}
      </dd>
    </div>
  )
}

export function SuggestedParts({ suggestion }: { suggestion: Suggestion }) {
  return (
    <dl className="space-y-1.5">
      <Reasons label={words.category} part={suggestion.category} />
      <Reasons label={words.unit} part={suggestion.unit} />
    </dl>
  )
}

type Props = { data: CaseData; suggestion: Suggestion; onOther: () => void }

/** What the machine would do, why, and how sure it is; one key takes it, another one chooses for oneself. */
export function SuggestedAct({ data, suggestion: { category, unit }, onOther }: Props) {
  const { t } = useLang()
  const toast = useToast()
  const dispatch = useCommand('casework.dispatch')
  const triage = useCommand('casework.triage')
  const told = {
    onSuccess: () => toast.done(t(common.done)),
    onError: (error: unknown) => toast.failed(t(saidOf(error))),
  }
  const code = category?.code ?? data.case.category
  const isTaken = !unit && category?.code === data.case.category
  const take = () => {
    if (unit && code) dispatch.mutate({ case: data.case.id, unit: unit.code, category: code }, told)
    else if (category && !isTaken) triage.mutate({ case: data.case.id, category: category.code }, told)
  }
  useKeys({ s: take, d: onOther })
  if (!category && !unit) return null
  return (
    <section aria-label={t(words.title)} className="rounded-md bg-needle-tint/60 p-3">
      <h2 className="mb-1 text-sm font-semibold text-needle-deep">{t(words.title)}</h2>
      <SuggestedParts suggestion={{ category, unit }} />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {!isTaken && (
          <Button look="primary" busy={dispatch.isPending || triage.isPending} onClick={take}>
            {t(unit ? words.take : words.takeCategory)} <Kbd>s</Kbd>
          </Button>
        )}
        <Button onClick={onOther}>
          {t(words.other)} <Kbd>d</Kbd>
        </Button>
        <span className="text-xs text-soft">{t(words.yours)}</span>
      </div>
    </section>
  )
}
