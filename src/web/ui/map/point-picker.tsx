import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CountyMap, Point } from '#kernel/map/geojson'
import { Button } from '../button.tsx'
import { useLang } from '../lang.tsx'
import type { PickMap } from './pick-map.ts'
import { words } from './words.ts'

type Props = {
  county: CountyMap
  value: Point | null
  onChange: (point: Point | null) => void
  wired: { id: string; 'aria-describedby'?: string | undefined }
}

type MapProps = Omit<Props, 'wired'> & { onSay: (sentence: string) => void }

/** The map itself lives outside React; it is loaded when it is first opened. */
function OpenMap({ county, value, onChange, onSay }: MapProps) {
  const { lang } = useLang()
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<PickMap>(null)
  const open = useEffectEvent(async (isGone: () => boolean) => {
    const { openMap } = await import('./pick-map.ts')
    if (isGone() || !box.current) return
    map.current = openMap(box.current, { county, lang, point: value, onPick: onChange, onSay })
  })
  useEffect(() => {
    let gone = false
    void open(() => gone)
    return () => {
      gone = true
      map.current?.close()
      map.current = null
    }
  }, [])
  useEffect(() => {
    if (!value) map.current?.show(null)
  }, [value])
  return <div ref={box} />
}

/** A place marked on the county's map, beside the words for it and never instead of them. */
export function PointPicker({ county, value, onChange, wired }: Props) {
  const { t } = useLang()
  const [open, setOpen] = useState(false)
  const [says, setSays] = useState('')
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button {...wired} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? words.close : words.open)}
        </Button>
        {value && (
          <Button look="quiet" onClick={() => onChange(null)}>
            {t(words.clear)}
          </Button>
        )}
      </div>
      {open && (
        <>
          <p className="text-xs text-soft">{t(words.hint)}</p>
          <OpenMap county={county} value={value} onChange={onChange} onSay={setSays} />
        </>
      )}
      <output className="block text-xs text-soft">{says}</output>
    </>
  )
}
