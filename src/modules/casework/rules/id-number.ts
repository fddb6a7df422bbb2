const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'
const pattern = /(?<!\d)\d{17}[\dXx](?!\d)/g

/** An 18-character resident ID number by its check digit (GB 11643, ISO 7064 mod 11-2). */
export const isIdNumber = (text: string): boolean =>
  checks[weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11] === text[17]?.toUpperCase()

/** An ID number has no place in a request: whoever writes one is told so. */
export const holdsIdNumber = (text: string): boolean => (text.match(pattern) ?? []).some(isIdNumber)

/** For words that come in as they are, by import: the number is covered, the words stay. */
export const coverIdNumbers = (text: string): string =>
  text.replaceAll(pattern, (number) => (isIdNumber(number) ? `${'*'.repeat(14)}${number.slice(14)}` : number))
