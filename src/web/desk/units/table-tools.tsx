import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ask } from '../api.ts'
import { saidOf } from '../use-api.ts'
import { ImportTable } from './import-table.tsx'
import type { TableKind } from './tables.ts'
import { words } from './words.ts'

/** Hands the browser a file as if it had been fetched from an address. */
export function keepFile(content: BlobPart, name: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** The whole table in and out, in the same columns. */
export function TableTools({ kind }: { kind: TableKind }) {
  const { t } = useLang()
  const toast = useToast()
  const [importing, setImporting] = useState(false)
  const [busy, setBusy] = useState(false)
  const fetch = async () => {
    setBusy(true)
    try {
      keepFile((await ask('org.exportTable', { kind })).text, `${kind}.csv`)
    } catch (error) {
      toast.failed(t(saidOf(error)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button onClick={() => setImporting(true)}>{t(words.import)}</Button>
      <Button busy={busy} onClick={() => void fetch()}>
        {t(words.export)}
      </Button>
      {importing && <ImportTable kind={kind} onClose={() => setImporting(false)} />}
    </>
  )
}
