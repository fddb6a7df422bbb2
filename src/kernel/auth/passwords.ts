import { readFileSync } from 'node:fs'

export const shortest = 10
export const longest = 128

const common = new Set(
  readFileSync(new URL('common-passwords/list.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
)

/** What guessers put together first; a password that is nothing but such pieces falls in minutes. */
const pieces = [
  'password|passw0rd|p@ssw0rd|mima|admin|administrator|root|user|test|guest|welcome|changeme|letmein|login|secret',
  'woaini|aini|iloveyou|love|baobao|baobei|laopo|laogong|nihao|zhongguo|beijing|shanghai|zhengfu|shequ|jiedao|wangge',
  'oneneedle|yigenzhen|huawei|qwertyuiop|qwerty|qwert|qwer|qwe|asdfghjkl|asdfgh|asdf|asd|zxcvbnm|zxcvbn|zxcv|zxc',
  '1qaz|2wsx|3edc|4rfv|qazwsx|qaz|wsx|edc|abcdefg|abcdef|abcde|abcd|abc|5201314|1314520|1314|520|521|7758521|7758258',
  '(?:19|20)\\d{2}(?:[01]\\d)?(?:[0-3]\\d)?|1[3-9]\\d{9}|147258369|147852369|159357|0?123456789|1234567890|12345678',
  '1234567|123456|12345|1234|123|987654321|87654321|7654321|654321|54321|321',
].join('|')

/** The same character again and again, or one step at a time. */
const runs = (text: string): string => {
  let rest = ''
  for (let i = 0; i < text.length; i += 1) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1)
    const before = text.charCodeAt(i - 1) - text.charCodeAt(i - 2)
    const continues = i > 1 && step === before && Math.abs(step) <= 1
    if (!continues) rest += text[i]
  }
  return rest
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** How many characters a guesser would still have to find once everything well known is taken away. */
const surprise = (password: string, own: readonly string[]): number => {
  const known = [...own.filter((word) => word.length >= 3).map(escaped), pieces].join('|')
  const rest = runs(password.toLowerCase().replace(new RegExp(known, 'g'), ''))
  return new Set(rest.replace(/[\s._\-@!#$%*?,~+]/g, '')).size
}

export type Weakness = 'password-too-short' | 'password-too-long' | 'password-too-common'

/**
 * Why a password may not be chosen, or null. No rule asks for signs or capitals (NIST SP 800-63B § 3.1.1.2): length,
 * and not being among the first that anybody would try. `own` are words known about the person, such as the login.
 */
export function weaknessOf(password: string, own: readonly string[] = []): Weakness | null {
  const length = Array.from(password).length
  if (length < shortest) return 'password-too-short'
  if (length > longest) return 'password-too-long'
  if (common.has(password.toLowerCase())) return 'password-too-common'
  return surprise(
    password,
    own.map((word) => word.toLowerCase()),
  ) < 4
    ? 'password-too-common'
    : null
}
