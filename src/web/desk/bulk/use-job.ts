import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isLeft, withOutcome, work, type Item } from './job.ts'

type DoOne = (item: Item) => Promise<unknown>

/** A job as a page sees it: its cases with what came of each, and the ways to begin, stop and go on. `from`: one that was cut off. */
export function useJob(from?: { items: readonly Item[]; one: DoOne }) {
  const client = useQueryClient()
  const [items, setItems] = useState<readonly Item[]>(from?.items ?? [])
  const [running, setRunning] = useState(false)
  const [broken, setBroken] = useState<unknown>(null)
  const stopped = useRef(false)
  const doOne = useRef<DoOne>(from?.one ?? (() => Promise.resolve()))
  const stop = useCallback(() => {
    stopped.current = true
  }, [])
  useEffect(() => stop, [stop])

  const go = async (all: readonly Item[]) => {
    stopped.current = false
    setItems(all)
    setBroken(null)
    setRunning(true)
    await work(all, doOne.current, {
      stopped: () => stopped.current,
      tell: (id, outcome) => setItems((now) => withOutcome(now, id, outcome)),
    }).catch(setBroken)
    setRunning(false)
    await client.invalidateQueries()
  }
  const begin = (all: readonly Item[], one: DoOne) => {
    doOne.current = one
    return go(all)
  }
  return { items, running, broken, left: items.filter(isLeft).length, begin, goOn: () => go(items), stop }
}
