import { useLang } from '../../ui/lang.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { words } from './words.ts'

/** What can be done with one row. Whoever listens hears which row it is. */
export function RowMenu({ name, entries }: { name: string; entries: readonly (MenuEntry | false)[] }) {
  const { t } = useLang()
  const open = entries.filter((entry) => entry !== false)
  if (open.length === 0) return null
  return (
    <span className="md:-ml-3.5">
      <Menu
        look="quiet"
        entries={open}
        label={
          <>
            {t(words.manage)}
            <span className="sr-only"> {name}</span>
          </>
        }
      />
    </span>
  )
}
