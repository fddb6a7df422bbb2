import { useLang } from '../../ui/lang.tsx'
import { words } from '../words.ts'
import { ComplainLink } from './top-bar.tsx'

/** Where to complain, on every page of the desk. */
export function Footer() {
  const { t } = useLang()
  return (
    <footer className="pad flex flex-wrap items-center gap-x-4 border-t border-line py-1 text-xs text-soft">
      <span className="mr-auto">{t(words.tagline)}</span>
      <a href="/" className="touch inline-flex items-center hover:underline">
        {t(words.resident)}
      </a>
      <ComplainLink />
    </footer>
  )
}
