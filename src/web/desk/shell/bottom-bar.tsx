import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { words } from '../words.ts'
import { useMe } from '../me.tsx'
import { Imprint } from './footer.tsx'
import { everyPlace } from './nav.ts'
import { Icon, NavLink } from './sidebar.tsx'

const cell =
  'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-soft aria-[current=page]:font-semibold aria-[current=page]:text-needle'

/** On a phone: the four places of every day where the thumb is, and the rest one touch behind. */
export function BottomBar() {
  const { t } = useLang()
  const [more, setMore] = useState(false)
  const places = everyPlace(useMe())
  return (
    <nav aria-label={t(words.mainNav)} className="flex shrink-0 border-t border-line bg-card md:hidden">
      {places.slice(0, 4).map((place) => (
        <Link key={place.to} to={place.to} className={cell}>
          <Icon path={place.icon} />
          <span className="max-w-20 truncate">{t(place.short ?? place.name)}</span>
        </Link>
      ))}
      <button type="button" className={cell} aria-haspopup="dialog" onClick={() => setMore(true)}>
        <Icon path="M4 6h12M4 10h12M4 14h12" />
        {t(words.more)}
      </button>
      <Dialog open={more} onClose={() => setMore(false)} title={t(words.more)}>
        <ul className="grid grid-cols-2 gap-1">
          {places.map((place) => (
            <li key={place.to}>
              <NavLink place={place} onGo={() => setMore(false)} />
            </li>
          ))}
        </ul>
        <p className="mt-4 border-t border-line pt-3 text-xs text-soft">
          <Imprint />
        </p>
      </Dialog>
    </nav>
  )
}
