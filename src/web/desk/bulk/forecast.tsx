import { useLang } from '../../ui/lang.tsx'
import { countOf, type Offer } from './offers.ts'
import { words } from './words.ts'

/** Before anything is done: how many can have it, how many not, and the rule's sentence for each of those. */
export function Forecast({ offer: { act, can, cannot } }: { offer: Offer }) {
  const { t } = useLang()
  return (
    <div className="text-sm">
      <p className="font-medium">{t(words.forecast(can.length, countOf(cannot), act.label))}</p>
      <ul className="text-soft">
        {cannot.map(({ why, cases }) => (
          <li key={why.en}>{t(words.because(cases.length, why))}</li>
        ))}
      </ul>
    </div>
  )
}
