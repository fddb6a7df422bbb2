import { Combobox as Base } from '@base-ui/react/combobox'
import type { Option } from './field.tsx'
import { useLang } from './lang.tsx'

const words = {
  none: { zh: '没有匹配的选项', en: 'Nothing matches' },
  open: { zh: '展开选项', en: 'Show choices' },
  placeholder: { zh: '输入几个字查找', en: 'Type to find' },
}

type Props = {
  id: string
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
  /** Where the options come from a search elsewhere: called with what is typed, and nothing is filtered here. */
  onSearch?: (text: string) => void
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
}

/** More than this nobody reads through: a few more characters find it sooner than scrolling. */
const most = 100

/** One choice out of many, found by typing: units, areas, categories. Enter that ends a Chinese composition chooses nothing. */
export function Combobox({ options, value, onChange, onSearch, ...wired }: Props) {
  const { t } = useLang()
  return (
    <Base.Root
      items={options as Option[]}
      limit={most}
      {...(onSearch ? { filter: null, onInputValueChange: (text: string) => onSearch(text) } : {})}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={(option: Option | null) => onChange(option?.value ?? '')}
      isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
    >
      <Base.InputGroup className="relative">
        <Base.Input
          {...wired}
          placeholder={t(words.placeholder)}
          className="touch w-full rounded-md border border-edge bg-white px-3 pr-10 text-base placeholder:text-soft hover:border-ink"
        />
        <Base.Trigger
          aria-label={t(words.open)}
          className="absolute inset-y-0 right-0 flex w-10 items-center justify-center text-soft hover:text-ink"
        >
          <svg viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
            <path d="m4 6 4 4 4-4" />
          </svg>
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup className="w-(--anchor-width) overflow-hidden rounded-md border border-line bg-white shadow-lift">
            <Base.Empty>
              <div className="px-3 py-2.5 text-sm text-soft">{t(words.none)}</div>
            </Base.Empty>
            <Base.List className="max-h-[min(18rem,var(--available-height))] overflow-y-auto py-1 data-empty:p-0">
              {(option: Option) => (
                <Base.Item
                  key={option.value}
                  value={option}
                  className="touch flex cursor-default items-center px-3 text-base data-highlighted:bg-needle-tint data-selected:font-medium data-selected:text-needle"
                >
                  {option.label}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
