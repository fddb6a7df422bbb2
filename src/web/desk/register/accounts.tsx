import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { sourceLabels } from '#register/labels'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { words } from './words.ts'

export type Account = Output<'register.accounts'>['accounts'][number]
type Side = Account['sides'][number]

export const sourceOf = (source: string): Said =>
  (sourceLabels as Record<string, Said>)[source] ?? { zh: source, en: source }

function SideCard({
  side,
  head,
  button,
  onChoose,
}: {
  side: Side
  head: Said
  button: Said
  onChoose: (() => void) | null
}) {
  const { t } = useLang()
  return (
    <div className="flex flex-col gap-1 rounded-md border border-line bg-white p-3">
      <p className="text-xs text-soft">{t(head)}</p>
      <p className="font-semibold">{t(side.text)}</p>
      <p className="text-xs text-soft">
        {[t(sourceOf(side.source)), side.who, t(words.seen(side.seen))].filter(Boolean).join(' · ')}
      </p>
      {onChoose && (
        <Button className="mt-1 self-start" onClick={onChoose}>
          {t(button)}
        </Button>
      )}
    </div>
  )
}

type Props = { account: Account; may: boolean; named?: boolean }

/** What does not agree, side by side, and the buttons to settle it. */
export function AccountCard({ account, may, named = false }: Props) {
  const { t } = useLang()
  const [choice, setChoice] = useState<'stands' | 'other' | null>(null)
  const proposal = account.kind === 'proposal'
  const heads = proposal ? [words.stands, words.proposed] : [words.stands, words.other]
  return (
    <section className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Tag tone="warn">{t(proposal ? words.proposal : words.accounts)}</Tag>
        {named && (
          <Link
            to="/register/$id"
            params={{ id: account.subject }}
            className="font-semibold hover:text-needle hover:underline"
          >
            {account.subjectName}
          </Link>
        )}
        <span>{t(account.label)}</span>
        {account.unit && <span className="text-sm text-soft">{t(words.byUnit(account.unit))}</span>}
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        {account.sides.map((side, i) => (
          <SideCard
            key={i === 0 ? 'stands' : 'other'}
            side={side}
            head={heads[i] ?? words.other}
            button={proposal && i === 0 ? words.notTaken : words.keepThis}
            onChoose={may ? () => setChoice(i === 0 ? 'stands' : 'other') : null}
          />
        ))}
      </div>
      {choice && (
        <FormDialog
          command="register.settle"
          fixed={{ account: account.id, choice }}
          title={words.settleTitle}
          submit={words.keepThis}
          fields={[{ kind: 'long', name: 'reason', label: words.reason }]}
          onClose={() => setChoice(null)}
        >
          <p className="font-medium">{t(account.sides[choice === 'stands' ? 0 : 1]?.text)}</p>
        </FormDialog>
      )}
    </section>
  )
}
