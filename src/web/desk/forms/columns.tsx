import { Combobox } from '../../ui/combobox.tsx'
import { Select, type Option } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Draft, Element, Place } from './bound.ts'
import { words } from './words.ts'

type Change = (path: string, binding: Draft['bindings'][string]) => void
type Props = {
  places: readonly Place[]
  draft: Draft
  elements: ReadonlyMap<string, Element>
  may: boolean
  onChange: Change
}

function Sure({ place }: { place: Place }) {
  const { t, lang } = useLang()
  if (place.known) return null
  const reasons = place.reasons.map((reason) => reason[lang]).join(lang === 'zh' ? '，' : ', ')
  return (
    <p className="text-xs text-soft">
      <Tag tone={place.element ? 'needle' : 'warn'}>{t(place.element ? words.guessed : words.unclear)}</Tag> {reasons}
    </p>
  )
}

function Chosen({ place, draft, elements, onChange }: Omit<Props, 'places' | 'may'> & { place: Place }) {
  const { t, lang } = useLang()
  const { element, variant } = draft.bindings[place.path] ?? { element: null, variant: null }
  const near = new Set(place.others.map((other) => other.element))
  const options: Option[] = [...elements.values()]
    .toSorted((a, b) => Number(near.has(b.code)) - Number(near.has(a.code)))
    .map((one) => ({ value: one.code, label: one[lang] }))
  const variants = elements.get(element ?? '')?.variants ?? []
  const id = `place-${place.place}`
  return (
    <div className="grid min-w-0 gap-2 sm:grid-cols-[minmax(0,1fr)_9rem]">
      <label htmlFor={id} className="sr-only">
        {place.path}
      </label>
      <Combobox
        id={id}
        options={[{ value: '-', label: t(words.byHand) }, ...options]}
        value={element ?? '-'}
        onChange={(code) => onChange(place.path, { element: code && code !== '-' ? code : null, variant: null })}
      />
      {variants.length > 0 && (
        <Select
          aria-label={`${t(words.spelling)} ${place.path}`}
          value={variant ?? ''}
          onChange={(event) => onChange(place.path, { element, variant: event.target.value || null })}
          empty={t(words.whole)}
          options={variants.map((one) => ({ value: one.code, label: one[lang] }))}
        />
      )}
    </div>
  )
}

function Fixed({ place, draft, elements }: Pick<Props, 'draft' | 'elements'> & { place: Place }) {
  const { t } = useLang()
  const element = elements.get(draft.bindings[place.path]?.element ?? '')
  const text = place.own ? t(words[place.own]) : t(element ?? words.byHand)
  return <p className={element ? '' : 'text-soft'}>{text}</p>
}

/** Every place of the template, and what fills it. */
export function Columns({ places, may, ...rest }: Props) {
  const { t, lang } = useLang()
  return (
    <ol className="border-t border-line">
      {places.map((place) => (
        <li
          key={place.path}
          className="grid items-center gap-x-4 gap-y-1.5 border-b border-line py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
        >
          <div className="min-w-0">
            <p className="flex gap-2">
              <span className="w-8 shrink-0 font-mono text-sm text-soft">{place.place}</span>
              <span className="min-w-0 font-medium">{place.path.replaceAll('/', ' › ')}</span>
            </p>
            {place.options.length > 0 && (
              <p className="pl-10 text-xs text-soft">
                {t(words.choices(place.options.slice(0, 8).join(lang === 'zh' ? '、' : ', ')))}
              </p>
            )}
          </div>
          <div className="min-w-0 space-y-1 max-sm:pl-10">
            {may && !place.own ? <Chosen place={place} {...rest} /> : <Fixed place={place} {...rest} />}
            {may && !place.own && <Sure place={place} />}
          </div>
        </li>
      ))}
    </ol>
  )
}
