import { setTimeout as sleep } from 'node:timers/promises'

/** The most memory that this process holds while the work goes on, in MB. */
export async function peakOf<T>(work: () => Promise<T>): Promise<{ value: T; peak: number }> {
  let peak = 0
  const stop = new AbortController()
  const watch = async () => {
    while (!stop.signal.aborted) {
      peak = Math.max(peak, process.memoryUsage.rss())
      await sleep(50, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const watching = watch()
  try {
    return { value: await work(), peak: peak / 1024 / 1024 }
  } finally {
    stop.abort()
    await watching
  }
}
