import type { ReactNode } from 'react'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Role, Roles } from './role-forms.tsx'
import { words } from './words.ts'

type ShownProps = { known: Roles; menu: (role: Role) => ReactNode }

/** On a desk: every capability in a row, with what it means, and every role in a column. */
export function Grid({ known, menu }: ShownProps) {
  const { t } = useLang()
  return (
    // the table may be wider than its window: it scrolls in itself (what only a screen reader hears too), reachable by keyboard
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t(words.roles)}
      className="relative hidden w-0 min-w-full min-h-0 flex-1 overflow-auto md:block"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 min-w-72 border-b border-line bg-sunk px-4 py-2 text-left font-normal"
            >
              {t(words.mayDo)}
            </th>
            {known.roles.map((role) => (
              <th
                key={role.code}
                scope="col"
                className="sticky top-0 z-10 min-w-24 [overflow-wrap:normal] border-b border-line bg-sunk px-2 py-2 align-bottom font-medium"
              >
                <span className="block">{t(role.name)}</span>
                <span className="block text-xs font-normal text-soft">
                  {role.closed ? <Tag>{t(words.closed)}</Tag> : t(words.nPosts(role.posts))}
                </span>
                {menu(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.capabilities.map((capability) => (
            <tr key={capability.code}>
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-96 border-b border-line bg-paper px-4 py-2 text-left font-normal"
              >
                <span className="font-medium">{t(capability.name)}</span>
                <span className="block text-xs text-soft">
                  {t(capability.means)}
                  {capability.reach === 'unit' && t(words.reachUnit)}
                </span>
              </th>
              {known.roles.map((role) => {
                const may = role.capabilities.includes(capability.code)
                return (
                  <td key={role.code} className="border-b border-line px-2 py-2 text-center">
                    <span className="sr-only">{t(may ? words.may : words.mayNot)}</span>
                    <span aria-hidden className={may ? 'font-semibold text-needle' : 'text-edge/60'}>
                      {may ? '✓' : '·'}
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** On a phone: role after role, with what each may do. */
export function Cards({ known, menu }: ShownProps) {
  const { t } = useLang()
  return (
    <ul className="pad pb-8 md:hidden">
      {known.roles.map((role) => (
        <li key={role.code} className="border-b border-line py-3 text-sm">
          <div className="flex items-start justify-between gap-2">
            <div>
              <h2 className="font-medium">
                {t(role.name)} {role.closed && <Tag>{t(words.closed)}</Tag>}
              </h2>
              <p className="text-xs text-soft">{t(words.nPosts(role.posts))}</p>
            </div>
            {menu(role)}
          </div>
          <ul className="mt-1 flex flex-wrap gap-1.5">
            {known.capabilities
              .filter((capability) => role.capabilities.includes(capability.code))
              .map((capability) => (
                <li key={capability.code}>
                  <Tag>{t(capability.name)}</Tag>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
