import type { Said } from '#kernel/words'
import { Input, Select, type Wired } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { countsDays, endsWithDay, partsOf, textOf, type TermParts } from './term.ts'

const words = {
  unit: { zh: '单位', en: 'unit' },
  convention: { zh: '从哪天起算', en: 'counted from' },
  endsAt: { zh: '当天几点为止', en: 'ends at' },
} satisfies Record<string, Said>

const units: Record<string, Said> = {
  'working-days': { zh: '个工作日', en: 'working days' },
  'natural-days': { zh: '天（含节假日）', en: 'days, holidays included' },
  'business-minutes': { zh: '分钟（只算上班时间）', en: 'minutes in office hours' },
  'wall-minutes': { zh: '分钟（昼夜都算）', en: 'minutes, day and night' },
}
const conventions: Record<string, Said> = {
  A: { zh: '当天收到，次日起算', en: 'from the day after it came' },
  B: { zh: '下班后的算次一工作日', en: 'after hours counts as the next working day' },
}
const ends: Record<string, Said> = {
  'close-of-business': { zh: '到下班时', en: 'until closing' },
  midnight: { zh: '到二十四时', en: 'until midnight' },
}

type Props = {
  label: Said
  value: string
  onChange: (value: string) => void
  wired: Wired
}

/** How long something may take: an amount and its unit, and for days how they are counted and when the last one ends. */
export function TermBox({ label, value, onChange, wired }: Props) {
  const { t } = useLang()
  const parts = partsOf(value)
  const change = (part: Partial<TermParts>) => onChange(textOf({ ...parts, ...part }))
  const pick = (name: 'unit' | 'convention' | 'endsAt', labels: Record<string, Said>, usual: string) => (
    <Select
      aria-label={`${t(label)}: ${t(words[name])}`}
      className={name === 'unit' ? '' : name === 'endsAt' ? 'max-md:col-span-2 md:col-start-4' : 'max-md:col-span-2'}
      value={parts[name] || usual}
      onChange={(event) => change({ [name]: event.target.value })}
      options={Object.entries(labels).map(([key, says]) => ({ value: key, label: t(says) }))}
    />
  )
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2 md:grid-cols-[5.5rem_13.5rem_minmax(0,1fr)_9.5rem]">
      <Input {...wired} type="number" min={0} value={parts.n} onChange={(event) => change({ n: event.target.value })} />
      {pick('unit', units, 'working-days')}
      {countsDays(parts.unit) && pick('convention', conventions, 'A')}
      {endsWithDay(parts.unit) && pick('endsAt', ends, 'close-of-business')}
    </div>
  )
}
