import { useId, type ComponentProps, type ReactNode } from 'react'
import { useLang } from './lang.tsx'

const box =
  'touch w-full rounded-md border border-edge bg-white px-3 text-base text-ink placeholder:text-soft hover:border-ink aria-invalid:border-danger'

const optional = { zh: '（选填）', en: ' (optional)' }

/** What ties a control to its label, its hint and what is wrong with it. */
export type Wired = { id: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined }
type FieldProps = {
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean
  children: (wired: Wired) => ReactNode
}

/** A label, its control, a hint and what is wrong with it, tied together for whoever listens instead of looking. */
export function Field({ label, hint, error, required = false, children }: FieldProps) {
  const id = useId()
  const { t } = useLang()
  const note = hint ? `${id}-hint` : undefined
  const wrong = error ? `${id}-error` : undefined
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {!required && <span className="font-normal text-soft">{t(optional)}</span>}
      </label>
      {children({
        id,
        'aria-describedby': [note, wrong].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={note} className="text-xs text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={wrong} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

export const Input = ({ className = '', ...rest }: ComponentProps<'input'>) => (
  <input {...rest} className={`${box} ${className}`} />
)

type SearchProps = { label: string; value: string; onChange: (text: string) => void; className: string }

/** A box over a list, that says inside itself what is looked for. */
export const SearchInput = ({ label, onChange, ...rest }: SearchProps) => (
  <Input
    {...rest}
    type="search"
    aria-label={label}
    placeholder={label}
    onChange={(event) => onChange(event.target.value)}
  />
)

/** The browser's own way to choose files. */
export const FileInput = (props: ComponentProps<'input'>) => (
  <input
    {...props}
    type="file"
    className="text-sm file:mr-3 file:min-h-9 file:rounded-md file:border file:border-edge file:bg-white file:px-3 file:text-sm"
  />
)

export const Textarea = ({ className = '', ...rest }: ComponentProps<'textarea'>) => (
  <textarea rows={4} {...rest} className={`${box} py-2 leading-[1.75] ${className}`} />
)

export type Option = { value: string; label: string }

type SelectProps = ComponentProps<'select'> & { options: readonly Option[]; empty?: string }

export const Select = ({ options, empty, className = '', ...rest }: SelectProps) => (
  <select {...rest} className={`${box} ${className}`}>
    {empty !== undefined && <option value="">{empty}</option>}
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
)

export function Check({
  label,
  hint,
  ...rest
}: ComponentProps<'input'> & { label: ReactNode; hint?: string | undefined }) {
  const id = useId()
  return (
    <label htmlFor={id} className={`touch flex gap-2.5 text-base ${hint ? 'items-start py-1.5' : 'items-center'}`}>
      <input
        {...rest}
        id={id}
        type={rest.type ?? 'checkbox'}
        className={`size-4.5 shrink-0 accent-needle ${hint ? 'mt-1' : ''}`}
      />
      <span>
        {label}
        {hint && <span className="block text-xs text-soft">{hint}</span>}
      </span>
    </label>
  )
}
