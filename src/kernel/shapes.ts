import { z } from 'zod'
import { isId } from './id.ts'

/** An id as every table keeps it. Small letters: an act's subject holds it as text. */
export const id = z.uuid().toLowerCase()

/** ISO 8601 in UTC, of a year that a calendar could know and a database can hold. */
export const instant = z.iso.datetime().refine((at) => at >= '1900' && at < '2200')

const parts = /^([^_]*)(?:_\d{1,9})?_([^_]+)$/

/** Where a page ended, as a list has given it: an instant or nothing, sometimes a number, and an id. */
export const cursor = z.string().refine((text) => {
  const [, at = '', end = ''] = parts.exec(text) ?? []
  return (at === '' || instant.safeParse(at).success) && isId(end)
})
