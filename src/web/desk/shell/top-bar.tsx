import { useNavigate } from '@tanstack/react-router'
import { LangSwitch, useLang } from '../../ui/lang.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useMe } from '../me.tsx'
import { useCommand } from '../use-api.ts'
import { words } from '../words.ts'
import { Brand } from './sidebar.tsx'

export const ComplainLink = () => {
  const { t } = useLang()
  return (
    <a
      href="/say?about=us"
      className="touch inline-flex items-center px-2 text-sm text-soft hover:text-ink hover:underline"
    >
      {t(words.complain)}
    </a>
  )
}

/** Who sits here and where, the tongue, the keys, the way out; and the complaint that is one touch away everywhere. */
export function TopBar({ onKeys }: { onKeys: () => void }) {
  const { t } = useLang()
  const me = useMe()
  const navigate = useNavigate()
  const signOut = useCommand('auth.signOut')
  const units = [...new Set(me.posts.map((post) => t(post.unitName)))].join(t({ zh: '、', en: ', ' }))
  const leave = () => signOut.mutate({}, { onSettled: () => location.assign('/desk/sign-in') })
  return (
    <section aria-label={t(words.bar)} className="pad flex shrink-0 items-center gap-1 border-b border-line py-1.5">
      <span className="mr-auto md:hidden">
        <Brand short />
      </span>
      <span className="mr-auto hidden min-w-0 truncate text-sm text-soft md:block">{units}</span>
      <ComplainLink />
      <button
        type="button"
        onClick={onKeys}
        className="touch hidden rounded-md px-2 text-sm text-soft hover:bg-sunk hover:text-ink md:block"
      >
        {t(words.keys)} <span aria-hidden>?</span>
      </button>
      <LangSwitch />
      <Menu
        look="quiet"
        label={<span className="max-w-28 truncate text-ink">{me.name}</span>}
        entries={[
          { label: t(words.account), onSelect: () => void navigate({ to: '/account' }) },
          { label: t(words.signOut), onSelect: leave },
        ]}
      />
    </section>
  )
}
