/** More than this is no longer read: what a matter is about stands before it. */
const most = 4000

/** Signs that no reader sees: format and control characters (zero width, direction marks) and what no table could hold. */
const unseen = /[\p{Cf}\p{Cc}\p{Co}\p{Cs}\p{Cn}]/gu

/**
 * A text as judgement reads it, whatever was pasted into it: one form for each letter (NFKC, small letters), without
 * mark-up, spreadsheet escapes and unseen signs, runs of blanks as one, at most `most` signs. Never throws; twice is as once.
 */
export function plain(text: string): string {
  const head = text
    .slice(0, most * 8)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('_x000d_', ' ')
  const clean = head
    .replaceAll(/<[^<>]{0,500}>|[<>]/g, ' ')
    .replaceAll(/\s/g, ' ')
    .replaceAll(unseen, '')
  return Array.from(clean.replaceAll(/ {2,}/g, ' ').trim()).slice(0, most).join('').trim()
}
