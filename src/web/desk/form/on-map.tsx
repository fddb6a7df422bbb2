import { PointPicker } from '../../ui/map/point-picker.tsx'
import { useAsk } from '../use-api.ts'
import { toPoint } from './fields.ts'

type Props = {
  value: string
  onChange: (value: string) => void
  wired: { id: string; 'aria-describedby'?: string | undefined }
}

/** A place on the county's map; a county without one has no question. */
export function OnMap({ value, onChange, wired }: Props) {
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
