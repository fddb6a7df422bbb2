import { useState } from 'react'
import { useLang } from '../../ui/lang.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { useKeys } from '../shell/keyboard.ts'
import { useAsk } from '../use-api.ts'
import type { CaseData } from './act.tsx'
import { ask } from './act-words.ts'
import { AlikeList, openOnes, type Alike } from './alike-list.tsx'
import { words } from './words.ts'

const mayMerge = ({ abilities }: CaseData): boolean =>
  abilities.some((ability) => ability.act === 'merge' && ability.allowed)

/** While a case waits to be dispatched: others that may be the same matter, each one key away from being merged into. */
export function MergeOffers({ data }: { data: CaseData }) {
  const { t } = useLang()
  const [into, setInto] = useState<Alike | null>(null)
  const isAsked = data.case.status === 'received' && mayMerge(data)
  const found = useAsk('casework.alike', { case: data.case.id }, { enabled: isAsked })
  const cases = isAsked ? (found.data?.cases ?? []) : []
  useKeys(Object.fromEntries(openOnes(cases).map((one, index) => [String(index + 1), () => setInto(one)])))
  if (cases.length === 0) return null
  return (
    <>
      <AlikeList cases={cases} act={words.mergeInto} onPick={setInto} hasKeys />
      {into && (
        <FormDialog
          command="casework.merge"
          fixed={{ case: data.case.id, into: into.id }}
          fields={[{ kind: 'long', name: 'reason', label: ask.why, initial: t(into.why) }]}
          title={{ zh: `并入 ${into.number}`, en: `Merge into ${into.number}` }}
          lead={{ zh: into.title, en: into.title }}
          submit={words.mergeInto}
          onClose={() => setInto(null)}
        />
      )}
    </>
  )
}
