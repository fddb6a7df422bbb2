import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Kbd } from '../../ui/tag.tsx'
import { keyWords, words } from '../words.ts'
import { useMe } from '../me.tsx'
import { everyPlace } from './nav.ts'

const inList = [
  ['j', keyWords.next],
  ['k', keyWords.previous],
  ['Enter', keyWords.open],
  ['x', keyWords.choose],
  ['Shift x', keyWords.chooseTo],
  ['e', keyWords.urgent],
  ['/', keyWords.search],
  ['Esc', keyWords.leave],
  ['?', keyWords.help],
] as const

/** The keys as they are, also shown on the help page. */
export function KeyList() {
  const { t } = useLang()
  const places = everyPlace(useMe())
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      <section>
        <h3 className="mb-1.5 text-sm font-semibold">{t(keyWords.here)}</h3>
        <ul className="space-y-1.5 text-sm">
          {inList.map(([key, says]) => (
            <li key={key} className="flex items-center gap-3">
              <span className="w-16 shrink-0">
                <Kbd>{key}</Kbd>
              </span>
              {t(says)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="mb-1.5 text-sm font-semibold">{t(keyWords.go)}</h3>
        <ul className="space-y-1.5 text-sm">
          {places.map((place) => (
            <li key={place.to} className="flex items-center gap-3">
              <span className="w-8 shrink-0">
                <Kbd>{place.key}</Kbd>
              </span>
              {t(place.name)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLang()
  return (
    <Dialog open={open} onClose={onClose} title={t(words.keys)}>
      <KeyList />
    </Dialog>
  )
}
