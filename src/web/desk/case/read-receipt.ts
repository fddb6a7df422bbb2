import { useEffect, useRef } from 'react'
import { carryOut } from '../api.ts'
import { useMe } from '../me.tsx'
import type { CaseData } from './act.tsx'

/**
 * Opening a case that one's own unit holds and nobody there has read yet says so, once: how long work lies unread
 * is counted per post from it. That it fails is no reason to keep anybody from reading.
 */
export function useReadReceipt(data: CaseData): void {
  const me = useMe()
  const said = useRef('')
  const holder = data.holders.at(-1)
  const mine = holder !== undefined && me.posts.some((post) => post.unit === holder.unit)
  const owed = mine && holder.read === null && data.abilities.some((one) => one.act === 'read' && one.allowed)
  const id = data.case.id
  useEffect(() => {
    if (!owed || said.current === id) return
    said.current = id
    void carryOut('casework.read', { case: id }, crypto.randomUUID()).catch(() => undefined)
  }, [owed, id])
}
