import { z } from 'zod'

export type Contact = { channel: 'sms' | 'mail'; address: string }

/** Numbers are kept with their country; people here write and read them without. */
const home = '+86'

/**
 * What a resident typed as a phone number or a mail address, in its one written form; null when it is neither.
 * `.invalid` addresses are refused because that is where staff accounts live: a code must never open one of those.
 */
export function contactOf(text: string): Contact | null {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  if (typed.includes('@')) {
    const plain = z.email().max(200).safeParse(typed).success && !typed.endsWith('.invalid')
    return plain ? { channel: 'mail', address: typed } : null
  }
  const digits = typed.replace(/[\s-]/g, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return { channel: 'sms', address: home + digits }
  if (/^(\+86|0086)1[3-9]\d{9}$/.test(digits)) return { channel: 'sms', address: home + digits.slice(-11) }
  return /^\+(?!86)[1-9]\d{7,14}$/.test(digits) ? { channel: 'sms', address: digits } : null
}

/** How the number or address is written on a form or an envelope. */
export const asWritten = (address: string): string => (address.startsWith(home) ? address.slice(home.length) : address)
