import { FileInput } from '../../ui/field.tsx'
import { PointPicker } from '../../ui/map/point-picker.tsx'
import { useAsk } from '../use-api.ts'
import { one, several, type ControlProps } from './control.ts'
import { toPoint, type FieldSpec } from './fields.ts'
import { Files } from './files.tsx'
import { textOf } from './text-of.ts'

type Props<Kind extends FieldSpec['kind']> = Omit<ControlProps<Kind>, 'field'>

/** A place on the county's map; a county without one has no question. */
function OnMap({ value, onChange, wired }: Omit<Props<'point'>, 'value'> & { value: string }) {
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
function TextFile({ onChange, wired }: Omit<Props<'text-file'>, 'value'>) {
  const read = async (file: File | undefined) => onChange(file ? await textOf(file) : '')
  return <FileInput {...wired} onChange={(event) => void read(event.target.files?.[0])} />
}

type Kind = 'files' | 'point' | 'text-file'
type Brought = Extract<FieldSpec, { kind: Kind }>

export const isBrought = (field: FieldSpec): field is Brought =>
  field.kind === 'files' || field.kind === 'point' || field.kind === 'text-file'

/** An answer that is brought along instead of typed: files, the words of a file, a place on the map. */
export function Brought({ kind, value, ...rest }: Props<Kind> & { kind: Kind }) {
  if (kind === 'files') return <Files {...rest} value={several(value)} />
  return kind === 'point' ? <OnMap {...rest} value={one(value)} /> : <TextFile {...rest} />
}
