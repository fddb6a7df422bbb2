import { PointPicker } from '../../ui/map/point-picker.tsx'
import { useAsk } from '../use-api.ts'
import { toPoint, type FieldSpec, type Values } from './fields.ts'
import { Files } from './files.tsx'

type Wired = { id: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined }
type Props<Value> = { value: Value; onChange: (value: Values[string]) => void; wired: Wired }

/** A place on the county's map; a county without one has no question. */
function OnMap({ value, onChange, wired }: Props<string>) {
  const { data } = useAsk('org.map', {})
  if (!data || data.features.length === 0) return null
  return (
    <PointPicker
      county={data}
      wired={wired}
      value={value ? toPoint(value) : null}
      onChange={(point) => onChange(point ? `${point.lat},${point.long}` : '')}
    />
  )
}

/** A file whose words, not the file itself, are what the command takes. */
function TextFile({ onChange, wired }: Omit<Props<string>, 'value'>) {
  const read = async (file: File | undefined) => onChange(file ? await file.text() : '')
  return (
    <input
      {...wired}
      type="file"
      className="text-sm file:mr-3 file:min-h-9 file:rounded-md file:border file:border-edge file:bg-white file:px-3 file:text-sm"
      onChange={(event) => void read(event.target.files?.[0])}
    />
  )
}

type Kind = 'files' | 'point' | 'text-file'
type Brought = Extract<FieldSpec, { kind: Kind }>

export const isBrought = (field: FieldSpec): field is Brought =>
  field.kind === 'files' || field.kind === 'point' || field.kind === 'text-file'

/** An answer that is brought along instead of typed: files, the words of a file, a place on the map. */
export function Brought({ kind, value, ...rest }: Props<Values[string]> & { kind: Kind }) {
  if (kind === 'files') return <Files {...rest} value={typeof value === 'string' ? [] : value} />
  return kind === 'point' ? <OnMap {...rest} value={typeof value === 'string' ? value : ''} /> : <TextFile {...rest} />
}
