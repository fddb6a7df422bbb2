import { birthDateOf, sexOf } from '../values/id-number.ts'
import { addressKey } from './address-key.ts'
import { likenessOf, type Likeness, type SameReason } from './reasons.ts'
import { isOneSlip } from './slips.ts'
import { oneWriting } from './variants.ts'

/** What is known of a person, as it is kept. `sound`: the name as it is read aloud, without tones (`wang fang`). */
export type KnownPerson = {
  name: string
  sound?: string
  idNumber?: string
  idTail?: string
  birthDate?: string
  sex?: string
  phone?: string
  address?: string
}

const weights: Partial<Record<SameReason, number>> = {
  'id-same': 8,
  'id-slip': 2,
  'id-differs': -6,
  'id-tail': 2.5,
  'name-same': 3,
  'name-writing': 2.8,
  'name-sound': 1.8,
  // brothers and sisters often differ by one sign and no more
  'name-slip': -0.5,
  'name-differs': -4,
  'birth-same': 3,
  'birth-slip': 1,
  'birth-differs': -4,
  'sex-differs': -3,
  'phone-same': 2,
  'address-same': 1.8,
}
const prior = 4

/** A number carries the day of birth and the sex, where nobody wrote them down. */
const bornOn = ({ birthDate, idNumber }: KnownPerson): string | undefined =>
  birthDate ?? (idNumber ? birthDateOf(idNumber) : undefined)
const sexIn = ({ sex, idNumber }: KnownPerson): string | undefined => sex ?? (idNumber ? sexOf(idNumber) : undefined)
const tailOf = ({ idTail, idNumber }: KnownPerson): string | undefined => idTail ?? idNumber?.slice(-4)

function byId(a: KnownPerson, b: KnownPerson): SameReason | undefined {
  if (a.idNumber && b.idNumber) {
    if (a.idNumber === b.idNumber) return 'id-same'
    return isOneSlip(a.idNumber, b.idNumber) ? 'id-slip' : 'id-differs'
  }
  const tail = tailOf(a)
  return tail !== undefined && tail === tailOf(b) ? 'id-tail' : undefined
}

function byName(a: KnownPerson, b: KnownPerson): SameReason {
  if (a.name === b.name) return 'name-same'
  const [one, other] = [oneWriting(a.name), oneWriting(b.name)]
  if (one === other) return 'name-writing'
  if (a.sound !== undefined && a.sound === b.sound) return 'name-sound'
  return one.length > 1 && other.length > 1 && isOneSlip(one, other) ? 'name-slip' : 'name-differs'
}

function byBirth(a: KnownPerson, b: KnownPerson): SameReason | undefined {
  const [one, other] = [bornOn(a), bornOn(b)]
  if (!one || !other) return undefined
  if (one === other) return 'birth-same'
  const [digits, others] = [one.replaceAll('-', ''), other.replaceAll('-', '')]
  const turned = digits.slice(0, 4) + digits.slice(6) + digits.slice(4, 6)
  return turned === others || isOneSlip(digits, others) ? 'birth-slip' : 'birth-differs'
}

const bySex = (a: KnownPerson, b: KnownPerson): SameReason | undefined => {
  const [one, other] = [sexIn(a), sexIn(b)]
  return one && other && one !== other ? 'sex-differs' : undefined
}

const isSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b
const keyOf = ({ address }: KnownPerson): string | undefined => (address ? addressKey(address) : undefined)

/** Whether two records seem to be one person. A person decides; nothing is merged by it. */
export const likeness = (a: KnownPerson, b: KnownPerson): Likeness =>
  likenessOf(
    [
      byId(a, b),
      byName(a, b),
      byBirth(a, b),
      bySex(a, b),
      isSame(a.phone, b.phone) ? 'phone-same' : undefined,
      isSame(keyOf(a), keyOf(b)) ? 'address-same' : undefined,
    ],
    weights,
    prior,
  )

/** From here on a pair is worth showing to a person. */
export const worthAsking = 0.5

const birthKeys = ({ sound }: KnownPerson, name: string, born: string): string[] => {
  const signs = Array.from(name)
  return [
    `b:${born}${signs[0] ?? ''}`,
    `e:${born}${signs.at(-1) ?? ''}`,
    `s:${born}${sound ?? name}`,
    `y:${born.slice(0, 4)}${name}`,
    `d:${born.slice(5)}${name}`,
  ]
}

/**
 * Under which keys a record is looked for: two that could be one share at least one of them. A slip in the number is met by
 * name and birth, one in the birth by the name or the number, one in the name by birth and its other sign.
 */
export function personKeys(person: KnownPerson): string[] {
  const [born, tail, address] = [bornOn(person), tailOf(person), keyOf(person)]
  const name = oneWriting(person.name)
  const others: [string, string | undefined][] = [
    ['i', person.idNumber],
    ['t', tail && `${tail}${name.slice(0, 1)}`],
    ['p', person.phone],
    ['a', address && `${name}${address}`],
    ['n', born || address ? undefined : name],
  ]
  const keys = others.flatMap(([kind, value]) => (value ? [`${kind}:${value}`] : []))
  return born ? [...keys, ...birthKeys(person, name, born)] : keys
}
