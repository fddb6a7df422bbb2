import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { known } from '../case/next-acts.tsx'
import { useMe } from '../me.tsx'
import { DoSeveral } from './do-several.tsx'
import { isLeft } from './job.ts'
import { findKept, forgetKept } from './kept.ts'
import { isForSeveral } from './offers.ts'
import { words } from './words.ts'

/** After a reload in the middle of a job: what is left of it, and the way to go on under the same command ids. */
export function Unfinished() {
  const { t } = useLang()
  const me = useMe()
  const [kept, setKept] = useState(() => findKept(me.id ?? ''))
  const [open, setOpen] = useState(false)
  const act = known.filter(isForSeveral).find((one) => one.id === kept?.act)
  if (!kept || !act) return null
  const end = () => {
    forgetKept()
    setKept(null)
  }
  return (
    <section
      aria-label={t(words.unfinished)}
      className="pad flex flex-wrap items-center gap-2 border-b border-warn/40 bg-warn-tint py-2 text-sm text-warn"
    >
      <p className="mr-auto">{t(words.cutOff(kept.items.filter(isLeft).length, act.label))}</p>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t(words.goOnWith)}
      </Button>
      <Button look="quiet" onClick={end}>
        {t(words.drop)}
      </Button>
      {open && <DoSeveral offer={{ act, can: [], cannot: [] }} rows={kept.rows} kept={kept} onClose={end} />}
    </section>
  )
}
