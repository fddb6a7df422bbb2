import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { AlikeList, type Alike } from '../case/alike-list.tsx'
import { useAsk } from '../use-api.ts'
import { useSettled } from '../use-settled.ts'
import { intake } from './intake-words.ts'

export type Join = Pick<Alike, 'id' | 'number'>

const textIn = (typed: Record<string, unknown>, name: string): Record<string, string> =>
  typeof typed[name] === 'string' ? { [name]: typed[name] } : {}

/** What is typed so far, as the house is asked about it; empty while there is too little to compare. */
function matterOf(typed: Record<string, unknown>) {
  const { text, point } = typed
  if (typeof text !== 'string' || text.length < 4 || text.length > 1000) return null
  return {
    text,
    ...textIn(typed, 'place'),
    ...textIn(typed, 'area'),
    ...textIn(typed, 'category'),
    ...(point as object),
  }
}

type Props = { typed: Record<string, unknown>; joined: Join | null; onJoin: (one: Join | null) => void }

/** Under a form that is being filled in: cases that may be the same matter, to join one instead of opening another. */
export function JoinOffers({ typed, joined, onJoin }: Props) {
  const { t } = useLang()
  const matter = useSettled(JSON.stringify(matterOf(typed)), 400)
  const isEnough = matter !== 'null'
  const asked = isEnough ? (JSON.parse(matter) as { text: string }) : {}
  const found = useAsk('casework.alike', asked, { enabled: isEnough && joined === null })
  if (joined)
    return (
      <p className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-line bg-card p-4">
        {t(intake.willJoin)} {joined.number}
        <Button look="quiet" onClick={() => onJoin(null)}>
          {t(intake.joinNot)}
        </Button>
      </p>
    )
  const cases = isEnough ? (found.data?.cases ?? []) : []
  if (cases.length === 0) return null
  return <AlikeList cases={cases} act={intake.joinThis} onPick={onJoin} />
}
