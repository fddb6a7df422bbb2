import { useState } from 'react'
import { urgencyLabels } from '#casework/labels'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { shortDate } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { useChoices } from '../directory.ts'
import { mayAny, useMe } from '../me.tsx'
import { EditRule } from './edit-rule.tsx'
import { words } from './words.ts'

type Rules = Output<'casework.rules'>

/** Every rule as the sentence that a resident could be told. */
export function Deadlines({ rules }: { rules: Rules['rules'] }) {
  const { t, lang } = useLang()
  const may = mayAny(useMe(), ['rules.manage'])
  const [editing, setEditing] = useState<{ rule: Rules['rules'][number]; isNew: boolean } | null>(null)
  const categories = useChoices('category')
  const nameOf = (code: string): string =>
    code === '*' ? t(words.everyCategory) : (categories.find((one) => one.value === code)?.label ?? code)
  if (rules.length === 0) return <EmptyState title={t(words.noRules)} />
  return (
    <div className="pad space-y-3 overflow-x-auto pb-8">
      {may && rules[0] && (
        <Button onClick={() => rules[0] && setEditing({ rule: rules[0], isNew: true })}>{t(words.newRule)}</Button>
      )}
      <table className="w-full text-sm max-md:block md:min-w-xl">
        <thead className="text-left text-xs text-soft max-md:sr-only">
          <tr className="border-b border-line">
            {(['category', 'urgency', 'says', 'since'] as const).map((key) => (
              <th key={key} scope="col" className="py-1.5 pr-4 font-normal">
                {t(words[key])}
              </th>
            ))}
            {may && (
              <th scope="col" className="sr-only">
                {t(words.edit)}
              </th>
            )}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rules.map((rule) => (
            <tr
              key={rule.id}
              className="border-b border-line align-top max-md:flex max-md:flex-wrap max-md:items-baseline"
            >
              <th scope="row" className="py-2 pr-4 text-left font-medium max-md:mr-auto max-md:pb-0">
                {nameOf(rule.category)}
              </th>
              <td className="py-2 pr-4 whitespace-nowrap max-md:pb-0">{t(urgencyLabels[rule.urgency])}</td>
              <td className="py-2 pr-4 max-md:order-last max-md:basis-full max-md:pt-0">{t(rule.says)}</td>
              <td className="py-2 pr-4 whitespace-nowrap text-soft max-md:pr-0 max-md:pb-0">
                {shortDate(rule.from, lang)}
              </td>
              {may && (
                <td className="text-right max-md:order-last max-md:ml-auto">
                  <Button
                    look="quiet"
                    aria-label={`${t(words.edit)} ${nameOf(rule.category)} ${t(urgencyLabels[rule.urgency])}`}
                    onClick={() => setEditing({ rule, isNew: false })}
                  >
                    {t(words.edit)}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {editing && <EditRule {...editing} category={nameOf(editing.rule.category)} onClose={() => setEditing(null)} />}
    </div>
  )
}
