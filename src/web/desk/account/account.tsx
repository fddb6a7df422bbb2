import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useChoices } from '../directory.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useMe } from '../me.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'
import { words } from './words.ts'

export function Account() {
  const { t } = useLang()
  const me = useMe()
  const areas = useChoices('area')
  const areaName = (path: string) => areas.find((area) => area.value === path)?.label
  const [changing, setChanging] = useState(false)
  return (
    <>
      <PageHeader title={t(words.account)} lead={me.name} />
      <div className="pad space-y-8 pb-10">
        <section>
          <h2 className="text-lg font-semibold">{t(words.posts)}</h2>
          <ul>
            {me.posts.map((post) => (
              <li key={post.id}>
                {t(post.unitName)} <span className="text-sm text-soft">{areaName(post.area)}</span>{' '}
                {post.covering && <Tag tone="warn">{t(words.covering)}</Tag>}
              </li>
            ))}
          </ul>
        </section>
        <SecondFactor />
        <section>
          <h2 className="text-lg font-semibold">{t(words.password)}</h2>
          <Button className="mt-1" onClick={() => setChanging(true)}>
            {t(words.change)}
          </Button>
        </section>
        <Sessions />
      </div>
      {changing && (
        <FormDialog
          command="auth.changePassword"
          fixed={{}}
          title={words.change}
          submit={words.change}
          onClose={() => setChanging(false)}
          fields={[
            { kind: 'password', name: 'current', label: words.current },
            { kind: 'password', name: 'next', label: words.newPassword, hint: words.passwordHint },
          ]}
        />
      )}
    </>
  )
}
