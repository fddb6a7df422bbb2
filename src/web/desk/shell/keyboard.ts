import { useEffect, useRef, useState } from 'react'

export type Keys = Record<string, () => void>

/** A box that is ticked takes no letters. */
const isBox = (target: HTMLElement): boolean => target instanceof HTMLInputElement && target.type === 'checkbox'

const isWriting = (event: KeyboardEvent): boolean => {
  const target = event.target as HTMLElement
  if (event.isComposing || target.isContentEditable) return true
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && !isBox(target)
}

/** A key that a focused link or button means for itself is left to it. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && ['A', 'BUTTON', 'SUMMARY'].includes((event.target as HTMLElement).tagName)

const isElsewhere = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog],[role=menu]') !== null

/** Single keys and two-key words such as `g i`, silent while somebody writes, chooses, or composes Chinese. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    let first = ''
    const onKey = (event: KeyboardEvent) => {
      if (isWriting(event) || isElsewhere(event) || isTaken(event)) return
      const act = latest.current[`${first} ${event.key}`] ?? latest.current[event.key]
      first = event.key === 'g' ? 'g' : ''
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** The row under the keyboard: j and k move it. Which one it is, and the keys for `useKeys`; -1 before the first move. */
export function useRowAt(rows: readonly unknown[]): { at: number; keys: Keys } {
  const [at, setAt] = useState(-1)
  const keys = { j: () => setAt(Math.min(at + 1, rows.length - 1)), k: () => setAt(Math.max(at - 1, 0)) }
  return { at, keys }
}
