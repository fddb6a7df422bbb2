import type { Said } from '#kernel/words'
import { useLang } from '../../ui/lang.tsx'
import { words } from '../words.ts'
import { ComplainLink } from './top-bar.tsx'

type Imprint = { operator: Said; filing: string | null }

/** Written into the page's head by the server that sent it; nothing where the page came from elsewhere. */
const imprintHere = (): Imprint | null => {
  const text = document.querySelector<HTMLMetaElement>('meta[name=imprint]')?.content
  return text ? (JSON.parse(text) as Imprint) : null
}

export const imprint = imprintHere()

/** Who runs the house, its filing number, and where to complain: on every page of the desk. */
export function Imprint() {
  const { t } = useLang()
  if (!imprint) return null
  return (
    <>
      {t(words.operator)} {t(imprint.operator)}
      {imprint.filing && ` · ${t(words.filing)} ${imprint.filing}`}
    </>
  )
}

export function Footer() {
  const { t } = useLang()
  return (
    <footer className="pad flex flex-wrap items-center gap-x-4 border-t border-line py-1 text-xs text-soft">
      <span className="mr-auto">
        <Imprint />
      </span>
      <a href="/" className="touch inline-flex items-center hover:underline">
        {t(words.resident)}
      </a>
      <ComplainLink />
    </footer>
  )
}
