/** An instant as it is stored and compared everywhere: UTC, milliseconds, `Z`. */
export const iso = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond' })

/** Where a handler's "now" comes from: the wall in production, a set hand in tests, the simulated half-year in the demo. */
export type Clock = { now(): Temporal.Instant }

export const wallClock: Clock = { now: () => Temporal.Now.instant() }
