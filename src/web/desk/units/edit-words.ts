import type { Said } from '#kernel/words'
import type { FieldSpec } from '../form/fields.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Saying = {
  /** In the menu of a row, where its name stands already. */
  label: Said
  form: { title: Said; submit: Said; lead?: Said }
}

/** What a form says that adds something, changes it, or opens it again: saving does all three. */
export function sayingOf(
  thing: { isNew: boolean; closed: boolean; name: Said },
  fresh: Said,
  again: { title: Said; lead: Said } = { title: words.reopen, lead: words.reopenLead },
): Saying {
  if (thing.isNew) return { label: fresh, form: { title: fresh, submit: common.save } }
  const label = thing.closed ? again.title : words.edit
  const title = { zh: `${label.zh}：${thing.name.zh}`, en: `${label.en}: ${thing.name.en}` }
  return { label, form: thing.closed ? { title, submit: label, lead: again.lead } : { title, submit: common.save } }
}

/** A name in both tongues; where the English one is left out the Chinese stands for it. */
export const nameFields = (
  name: Said,
  labels: { zh: Said; en: Said } = { zh: words.nameZh, en: words.nameEn },
): FieldSpec[] => [
  { kind: 'line', name: 'zh', label: labels.zh, initial: name.zh },
  { kind: 'line', name: 'en', label: labels.en, hint: words.enHint, initial: name.en, optional: true },
]

/** The two fields as the contract has them. */
export const readName = ({ zh, en }: Record<string, unknown>) => ({ zh, en: en ?? zh })
