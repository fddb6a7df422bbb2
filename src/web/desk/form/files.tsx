import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FileInput, type Wired } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { sendFiles } from '../api.ts'
import { saidOf } from '../use-api.ts'

const words = {
  sending: { zh: '正在上传……', en: 'Uploading…' },
  kept: { zh: '已附上，照片里的位置信息已去除。', en: 'Attached; any position inside the picture has been removed.' },
  remove: { zh: '移除', en: 'Remove' },
}

type Props = {
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  wired: Wired
}

/** Attachments, never required. They go up at once; the command carries only their ids. */
export function Files({ value, onChange, wired }: Props) {
  const { t } = useLang()
  const [names, setNames] = useState<Record<string, string>>({})
  const [says, setSays] = useState('')

  const add = async (chosen: File[]) => {
    if (chosen.length === 0) return
    setSays(t(words.sending))
    try {
      const ids = await sendFiles(chosen)
      setNames((before) => ({ ...before, ...Object.fromEntries(ids.map((id, i) => [id, chosen[i]?.name ?? ''])) }))
      onChange([...value, ...ids])
      setSays(t(words.kept))
    } catch (error) {
      setSays(t(saidOf(error)))
    }
  }
  return (
    <>
      <FileInput
        {...wired}
        multiple
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <output className="block text-xs text-soft">{says}</output>
      <ul>
        {value.map((id) => (
          <li key={id} className="flex items-center justify-between gap-2 text-sm">
            {names[id] ?? id}
            <Button look="quiet" onClick={() => onChange(value.filter((other) => other !== id))}>
              {t(words.remove)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
