import { z } from 'zod'

export type Count = { passed: number; failed: number }

export const addCounts = (a: Count, b: Count): Count => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })

/** A run that failed without a failing test (a file that does not load, a setup that throws) is one failure, not none. */
const honest = (count: Count, good: boolean): Count => (good || count.failed > 0 ? count : { ...count, failed: 1 })

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })

/** From vitest's JSON report; `good` is whether the run itself ended well. An unreadable report counts nothing. */
export function countOfVitest(report: unknown, good: boolean): Count {
  const read = vitestReport.safeParse(report)
  if (!read.success) return honest({ passed: 0, failed: 0 }, false)
  return honest({ passed: read.data.numPassedTests, failed: read.data.numFailedTests }, good)
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

/** From Playwright's JSON report. A test that passed only when repeated has failed once too often: it counts as failed. */
export function countOfPlaywright(report: unknown, good: boolean): Count {
  const read = playwrightReport.safeParse(report)
  if (!read.success) return honest({ passed: 0, failed: 0 }, false)
  const { expected, unexpected, flaky } = read.data.stats
  return honest({ passed: expected, failed: unexpected + flaky }, good)
}

const benchLine = z.object({
  bench: z.string(),
  measure: z.string(),
  value: z.number(),
  unit: z.string(),
  target: z.union([z.number(), z.string(), z.null()]),
  holds: z.boolean().nullable(),
  note: z.string().nullable(),
})

/** Whether a line is what a bench may print on standard output, and nothing else. */
export function isBenchLine(line: string): boolean {
  try {
    return benchLine.safeParse(JSON.parse(line)).success
  } catch {
    return false
  }
}
