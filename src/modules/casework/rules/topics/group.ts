import { learning, type Background, type Told } from './background.ts'
import { readerOf, type Reader } from './terms.ts'
import { inTime, makeThreads, type Threads } from './threads.ts'
import { askingWords } from './words.ts'

export const reader: Reader = readerOf(askingWords)

export function backgroundOf(told: Iterable<Told>): Background {
  const learns = learning(reader)
  for (const one of told) learns.learn(one)
  return learns.done()
}

/** Groups requests in the order of time. `onProgress` hears how many are read. */
export function groupAll(told: readonly Told[], background: Background, onProgress?: (read: number) => void): Threads {
  const threads = makeThreads(background, reader)
  ;[...told].sort(inTime).forEach((one, i) => {
    threads.put(one)
    onProgress?.(i + 1)
  })
  return threads
}
