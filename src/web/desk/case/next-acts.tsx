import { useState } from 'react'
import { Button, type ButtonLook } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { CaseAct, CaseData } from './act.tsx'
import { afterActs } from './acts-after.tsx'
import { centreActs } from './acts-centre.tsx'
import { SuggestedAct } from './suggestion.tsx'
import { unitActs } from './acts-unit.tsx'
import { words } from './words.ts'

export const known: readonly CaseAct[] = [...unitActs, ...centreActs, ...afterActs]
/** As many as fit into one glance; the others are one touch away. */
const inSight = 4

const firstThingsFirst = (a: CaseAct, b: CaseAct): number => Number(b.look === 'primary') - Number(a.look === 'primary')

/** What will be possible later, each with why it is not yet. */
function NotNow({ acts, why }: { acts: readonly CaseAct[]; why: (act: CaseAct) => string | undefined }) {
  const { t } = useLang()
  if (acts.length === 0) return null
  return (
    <details className="text-sm">
      <summary className="touch inline-flex items-center gap-1 text-soft hover:text-ink">
        {t(words.notNow)} · {acts.length}
      </summary>
      <ul className="mt-1 space-y-1.5">
        {acts.map((act) => (
          <li key={act.id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
            <Button aria-disabled aria-describedby={`why-${act.id}`}>
              {t(act.label)}
            </Button>
            <span id={`why-${act.id}`} className="text-soft">
              {why(act)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One button is loud: the first, or that of the suggestion above them. */
const lookOf = ({ look = 'plain' }: { look?: ButtonLook }, mayBeLoud: boolean): ButtonLook =>
  look === 'primary' && !mayBeLoud ? 'plain' : look

/**
 * The next possible acts as buttons, straight from the abilities that the house answered with; whoever may do a thing,
 * only not now, reads the reason beside it.
 */
export function NextActs({ data }: { data: CaseData }) {
  const { t } = useLang()
  const [open, setOpen] = useState<CaseAct | null>(null)
  const abilities = new Map(data.abilities.map((ability) => [ability.act, ability]))
  const mine = known.filter((act) => abilities.has(act.ability)).sort(firstThingsFirst)
  const now = mine.filter((act) => abilities.get(act.ability)?.allowed)
  const later = mine.filter((act) => !abilities.get(act.ability)?.allowed)
  const Form = open?.form
  const dispatching = now.find((act) => act.ability === 'dispatch')
  const isSuggested = Boolean(data.suggestion?.unit && dispatching)
  return (
    <section aria-label={t(words.next)} className="space-y-2">
      {data.suggestion && dispatching && (
        <SuggestedAct data={data} suggestion={data.suggestion} onOther={() => setOpen(dispatching)} />
      )}
      {now.length === 0 && <p className="text-sm text-soft">{t(words.nothing)}</p>}
      <div className="flex flex-wrap gap-2">
        {now.slice(0, inSight).map((act, index) => (
          <Button key={act.id} look={lookOf(act, index === 0 && !isSuggested)} onClick={() => setOpen(act)}>
            {t(act.label)}
          </Button>
        ))}
        {now.length > inSight && (
          <Menu
            label={t(words.moreActs)}
            entries={now.slice(inSight).map((act) => ({ label: t(act.label), onSelect: () => setOpen(act) }))}
          />
        )}
      </div>
      <NotNow acts={later} why={(act) => t(abilities.get(act.ability)?.why)} />
      {Form && <Form data={data} onClose={() => setOpen(null)} />}
    </section>
  )
}
