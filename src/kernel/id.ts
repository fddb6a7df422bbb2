const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A UUID v7 (RFC 9562): sortable by the millisecond `at` it was made for, random after it (as in a v4, made in stock). */
export function newId(at: number = Date.now()): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

export const isId = (text: string): boolean => pattern.test(text)
