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
      <table className="w-full text-sm md:min-w-xl">
        <thead className="text-left text-xs text-soft">
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
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id} className="border-b border-line align-top">
              <th scope="row" className="py-2 pr-4 text-left font-medium">
                {nameOf(rule.category)}
              </th>
              <td className="py-2 pr-4 whitespace-nowrap">{t(urgencyLabels[rule.urgency])}</td>
              <td className="py-2 pr-4">{t(rule.says)}</td>
              <td className="py-2 pr-4 whitespace-nowrap text-soft">{shortDate(rule.from, lang)}</td>
              {may && (
                <td className="text-right">
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
