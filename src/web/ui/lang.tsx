import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Lang, Said } from '#kernel/words'

type Tongue = {
  lang: Lang
  setLang: (lang: Lang) => void
  /** The sentence in the reader's tongue; nothing for nothing. */
  t: (said: Said | null | undefined) => string
}

const Context = createContext<Tongue | null>(null)
const kept = 'oneneedle.lang'

/** The tongue chosen last on this device; Chinese is the first language of the house. */
const remembered = (): Lang => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh')

export function LangProvider({ children }: { children: ReactNode }) {
  const [lang, choose] = useState<Lang>(remembered)
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  }, [lang])
  const tongue = useMemo<Tongue>(
    () => ({
      lang,
      setLang: (next) => {
        localStorage.setItem(kept, next)
        choose(next)
      },
      t: (said) => said?.[lang] ?? '',
    }),
    [lang],
  )
  return <Context value={tongue}>{children}</Context>
}

export const useLang = (): Tongue => {
  const tongue = useContext(Context)
  if (!tongue) throw new Error('useLang outside LangProvider')
  return tongue
}

/** Names the other tongue in itself, so that whoever cannot read this one finds it. */
export function LangSwitch() {
  const { lang, setLang } = useLang()
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLang(other)}
      className="touch rounded-md px-2 text-sm text-soft hover:bg-sunk hover:text-ink"
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
