import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Output } from '../api.ts'
import { sourceOf } from './accounts.tsx'
import { FactForms, type FactForm } from './fact-forms.tsx'
import { words } from './words.ts'

export type SubjectData = Output<'register.subject'>
export type Fact = SubjectData['facts'][number]

/** What has been shown for a purpose; it goes with the page. */
export type Shown = ReadonlyMap<string, Said>

type RowProps = {
  fact: Fact
  twice: boolean
  shown: Said | undefined
  mayWrite: boolean
  open: (form: FactForm) => void
}

function Provenance({ fact }: { fact: Fact }) {
  const { t } = useLang()
  const parts = [
    t(sourceOf(fact.source)),
    fact.who,
    t(words.seen(fact.seen)),
    fact.goodUntil && t(words.goodUntil(fact.goodUntil)),
    fact.basis && t(words.basis(fact.basis)),
  ]
  return <span className="block text-xs text-soft">{parts.filter(Boolean).join(' · ')}</span>
}

function FactRow({ fact, twice, shown, mayWrite, open }: RowProps) {
  const { t } = useLang()
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-line py-2 sm:grid-cols-[9rem_1fr_auto]">
      <span className="text-sm text-soft max-sm:col-span-2">{t(fact.label)}</span>
      <span className="min-w-0">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className={fact.withheld && !shown ? 'font-mono text-sm text-soft' : 'break-words'}>
            {t(shown ?? fact.text)}
          </span>
          {twice && <Tag tone="warn">{t(words.accounts)}</Tag>}
          {fact.stale && <Tag tone="warn">{t(words.stale)}</Tag>}
        </span>
        <Provenance fact={fact} />
      </span>
      <span className="-my-1 self-start">
        <Menu
          look="quiet"
          label={
            <>
              {t(words.manage)}
              <span className="sr-only"> {t(fact.label)}</span>
            </>
          }
          entries={[
            ...(fact.withheld && !shown
              ? [{ label: t(words.show), onSelect: () => open({ what: 'show', facts: [fact] }) }]
              : []),
            ...(mayWrite ? [{ label: t(words.correct), onSelect: () => open({ what: 'correct', fact }) }] : []),
            { label: t(words.history), onSelect: () => open({ what: 'history', fact }) },
          ]}
        />
      </span>
    </li>
  )
}

const groups: [head: Said, has: (level: number) => boolean][] = [
  [words.ordinary, (level) => level < 2],
  [words.personal, (level) => level === 2],
  [words.sensitive, (level) => level === 3],
]

/** What is known, in groups by how sensitive it is; what is masked is shown group by group, for a purpose. */
export function Facts({ data }: { data: SubjectData }) {
  const { t } = useLang()
  const [shown, setShown] = useState<Shown>(new Map())
  const [form, setForm] = useState<FactForm | null>(null)
  const twice = new Set(data.accounts.map((account) => account.element))
  const may = data.may.write && data.subject.mergedInto === null
  return (
    <section>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-1">
        <h2 className="text-lg font-semibold">{t(words.facts)}</h2>
        <span className="flex gap-2">
          {shown.size > 0 && <Button onClick={() => setShown(new Map())}>{t(words.hide)}</Button>}
          {may && <Button onClick={() => setForm({ what: 'add' })}>{t(words.addFact)}</Button>}
        </span>
      </div>
      {data.facts.length === 0 && <p className="text-soft">{t(words.noFacts)}</p>}
      {groups.map(([head, has]) => {
        const facts = data.facts.filter((fact) => has(fact.level))
        const masked = facts.filter((fact) => fact.withheld && !shown.has(fact.element))
        if (facts.length === 0) return null
        return (
          <div key={head.en} className="pb-5">
            <div className="flex min-h-9 items-center justify-between gap-3 border-b border-edge/50">
              <h3 className="text-sm font-semibold">{t(head)}</h3>
              {masked.length > 0 && (
                <Button look="quiet" onClick={() => setForm({ what: 'show', facts: masked })}>
                  {t(words.show)}
                  <span className="sr-only"> {t(head)}</span>
                </Button>
              )}
            </div>
            <ul>
              {facts.map((fact) => (
                <FactRow
                  key={fact.element}
                  fact={fact}
                  twice={twice.has(fact.element)}
                  shown={shown.get(fact.element)}
                  mayWrite={may}
                  open={setForm}
                />
              ))}
            </ul>
          </div>
        )
      })}
      {form && (
        <FactForms
          form={form}
          data={data}
          onShown={(more) => setShown(new Map([...shown, ...more]))}
          onClose={() => setForm(null)}
        />
      )}
    </section>
  )
}
