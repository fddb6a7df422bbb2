import { addressKey } from './address-key.ts'
import { likenessOf, type Likeness, type SameReason } from './reasons.ts'
import { oneWriting } from './variants.ts'

/** What is known of a household; `members`: ID numbers where there are any, else names. */
export type KnownHousehold = {
  number?: string
  head?: string
  address?: string
  phone?: string
  members: readonly string[]
}

const weights: Partial<Record<SameReason, number>> = {
  'number-same': 6,
  'number-differs': -3,
  'name-same': 1.5,
  'address-same': 2.8,
  'phone-same': 1.5,
  'members-same': 5,
  'members-some': 2.5,
  'members-differ': -2.5,
}
const prior = 4

function byMembers(a: readonly string[], b: readonly string[]): SameReason | undefined {
  if (a.length === 0 || b.length === 0) return undefined
  const both = a.filter((member) => b.includes(member)).length
  if (both === 0) return 'members-differ'
  return both * 3 >= Math.max(a.length, b.length) * 2 ? 'members-same' : 'members-some'
}

const byNumber = (a: string | undefined, b: string | undefined): SameReason | undefined => {
  if (!a || !b) return undefined
  return a === b ? 'number-same' : 'number-differs'
}

const isSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b
const headOf = ({ head }: KnownHousehold): string | undefined => (head ? oneWriting(head) : undefined)
const keyOf = ({ address }: KnownHousehold): string | undefined => (address ? addressKey(address) : undefined)

/** Whether two records seem to be one household. A person decides; nothing is merged by it. */
export const householdLikeness = (a: KnownHousehold, b: KnownHousehold): Likeness =>
  likenessOf(
    [
      byNumber(a.number, b.number),
      isSame(headOf(a), headOf(b)) ? 'name-same' : undefined,
      isSame(keyOf(a), keyOf(b)) ? 'address-same' : undefined,
      isSame(a.phone, b.phone) ? 'phone-same' : undefined,
      byMembers(a.members, b.members),
    ],
    weights,
    prior,
  )

/** Under which keys a household is looked for. */
export function householdKeys(household: KnownHousehold): string[] {
  const [head, key] = [headOf(household), keyOf(household)]
  const found: [string, string | undefined][] = [
    ['h', household.number],
    ['a', key],
    ['p', household.phone],
    ['k', head && key && `${head}${key}`],
  ]
  return [
    ...found.flatMap(([kind, value]) => (value ? [`${kind}:${value}`] : [])),
    ...household.members.map((member) => `m:${member}`),
  ]
}
