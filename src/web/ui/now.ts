import { useSyncExternalStore } from 'react'

let now = Date.now()

const everyMinute = (tell: () => void): (() => void) => {
  const timer = setInterval(() => {
    now = Date.now()
    tell()
  }, 60_000)
  return () => clearInterval(timer)
}

/** The moment, to the minute: what is drawn from it stays right while a page stays open. */
export const useNow = (): number => useSyncExternalStore(everyMinute, () => now)
