import { Link } from '@tanstack/react-router'
import { useLang } from '../../ui/lang.tsx'
import { words } from '../words.ts'
import { useMe } from '../me.tsx'
import { placesFor, type Place } from './nav.ts'

export const Icon = ({ path }: { path: string }) => (
  <svg
    viewBox="0 0 20 20"
    className="size-5 shrink-0"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    <path d={path} />
  </svg>
)

/** The needle and its thread, beside the name. */
export const Brand = ({ short = false }: { short?: boolean }) => {
  const { t } = useLang()
  return (
    <span className="flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-8 shrink-0" aria-hidden>
        <rect width="32" height="32" rx="7" className="fill-needle" />
        <path d="M6 27 24.500 5.500c1.200-1.300 3.300.4 2.200 1.900Z" fill="#fffdf9" />
        <path
          d="M23 8.500C17 6 11 8 12 13s9 5 8 10-8 5-12 3"
          fill="none"
          stroke="#f0c9a0"
          strokeWidth="1.500"
          strokeLinecap="round"
        />
      </svg>
      <span className={`text-lg leading-tight font-semibold ${short ? 'sr-only' : ''}`}>{t(words.name)}</span>
    </span>
  )
}

export const NavLink = ({ place, onGo }: { place: Place; onGo?: () => void }) => {
  const { t } = useLang()
  return (
    <Link
      to={place.to}
      {...(onGo ? { onClick: onGo } : {})}
      className="touch flex items-center gap-3 rounded-md px-2.5 text-sm text-soft hover:bg-card hover:text-ink aria-[current=page]:bg-card aria-[current=page]:font-semibold aria-[current=page]:text-needle aria-[current=page]:shadow-[inset_3px_0_0_var(--color-needle)]"
    >
      <Icon path={place.icon} />
      {t(place.name)}
    </Link>
  )
}

export function Sidebar() {
  const { t } = useLang()
  const { daily, upkeep } = placesFor(useMe())
  return (
    <header className="hidden w-60 shrink-0 flex-col gap-5 overflow-y-auto border-r border-line bg-sunk/60 px-3 py-4 md:flex">
      <Link to="/inbox" className="px-2" aria-label={t(words.name)}>
        <Brand />
      </Link>
      <nav aria-label={t(words.mainNav)} className="flex flex-1 flex-col gap-5">
        <ul className="space-y-0.5">
          {daily.map((place) => (
            <li key={place.to}>
              <NavLink place={place} />
            </li>
          ))}
        </ul>
        <ul className="space-y-0.5 border-t border-line pt-4">
          {upkeep.map((place) => (
            <li key={place.to}>
              <NavLink place={place} />
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
