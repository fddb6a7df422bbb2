/**
 * Hybrid logical clocks (`facts/register-forms-sync.md` §6): base36(ms) in nine digits, a counter in four, who stamped it.
 * The order of the texts is the order in time.
 */
export type Hlc = string

const pattern = /^([0-9a-z]{9})-([0-9a-z]{4})-([a-z0-9]{1,40})$/
/** As far as a device's clock may run ahead. */
const aheadMs = 600_000

export const hlc = (ms: number, counter: number, device: string): Hlc =>
  `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${device}`

export const isHlc = (text: string): boolean => pattern.test(text)

const read = (stamp: Hlc): { ms: number; counter: number } => {
  const [, ms = '0', counter = '0'] = pattern.exec(stamp) ?? []
  return { ms: Number.parseInt(ms, 36), counter: Number.parseInt(counter, 36) }
}

/** When it was stamped, as an instant's text. */
export const momentOf = (stamp: Hlc): string =>
  Temporal.Instant.fromEpochMilliseconds(read(stamp).ms).toString({ smallestUnit: 'millisecond' })

/** A stamp of `device` that is later than `last`, whatever the clock says. */
export function tick(nowMs: number, device: string, last?: Hlc | null): Hlc {
  const before = last ? read(last) : { ms: 0, counter: 0 }
  return nowMs > before.ms ? hlc(nowMs, 0, device) : hlc(before.ms, before.counter + 1, device)
}

/** A stamp that runs too far ahead is replaced by a fresh one of the server; what was claimed is kept beside it. */
export const clamp = (claimed: Hlc, nowMs: number, last?: Hlc | null): { h: Hlc; claimed: Hlc | null } =>
  read(claimed).ms > nowMs + aheadMs ? { h: tick(nowMs, 'server', last), claimed } : { h: claimed, claimed: null }
