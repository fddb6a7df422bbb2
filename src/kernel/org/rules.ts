import type { Capability } from '../capabilities.ts'
import { isWithin } from '../place.ts'
import type { Actor } from '../rights.ts'
import type { Hours } from '../worktime/calendar.ts'
import type { levels } from './contract/shapes.ts'

export type Level = (typeof levels)[number]

const depths: readonly Level[] = ['county', 'street', 'community', 'grid']

export const levelOf = (path: string): Level => depths[path.split('.').length - 1] ?? 'grid'

/** Six digits for the county, three each for street and community, two to six for a grid. */
export const isRightPath = (path: string): boolean => /^\d{6}(\.\d{3}(\.\d{3}(\.\d{2,6})?)?)?$/.test(path)

/** The national code of twelve digits, zeros behind; a grid adds its own digits to its community's code. */
export const codeOf = (path: string): string => path.replaceAll('.', '').padEnd(12, '0')

/** The path behind a code as tables write it: 6, 9 or 12 digits, more for a grid, or a path already. */
export function pathOf(code: string): string | undefined {
  if (isRightPath(code)) return code
  if (!/^\d+$/.test(code) || ![6, 9, 12, 14, 15, 16, 17, 18].includes(code.length)) return undefined
  const steps = [code.slice(0, 6), code.slice(6, 9), code.slice(9, 12), code.slice(12)]
  const last = steps.findLastIndex((step) => /[1-9]/.test(step))
  return steps.slice(0, last + 1).join('.')
}

/** The areas in which the actor holds a capability; the system holds all of them everywhere. */
export const reachOf = (actor: Actor, tenant: number, needs: readonly Capability[]): string[] => {
  if (actor.kind === 'system') return [String(tenant)]
  if (actor.kind !== 'person') return []
  return actor.posts.filter((post) => post.capabilities.some((c) => needs.includes(c))).map((post) => post.area)
}

export const covers = (reach: readonly string[], area: string): boolean => reach.some((root) => isWithin(area, root))

/** Rights over people, rules and what others may not read: nobody below the county hands out one that they lack. */
const guarded: readonly Capability[] = [
  'org.manage',
  'rules.manage',
  'audit.read',
  'outbox.read',
  'case.contact',
  'case.export',
]

/** The first capability that the actor may not give away over this area; undefined when all may be given. */
export function beyondOwn(
  actor: Actor,
  tenant: number,
  capabilities: readonly Capability[],
  area: string,
): Capability | undefined {
  if (covers(reachOf(actor, tenant, ['org.manage']), String(tenant))) return undefined
  return capabilities.find((c) => guarded.includes(c) && !covers(reachOf(actor, tenant, [c]), area))
}

type Keeping = {
  unit: string
  area: string
  person: string | null
  closed: boolean
  capabilities: readonly Capability[]
}

/** The unit in which the nearest keeper of an area's posts sits; undefined where nobody keeps them. */
export const keeperOf = (posts: readonly Keeping[], area: string): string | undefined =>
  posts
    .filter((post) => post.person && !post.closed && post.capabilities.includes('org.manage'))
    .filter((post) => isWithin(area, post.area))
    .sort((a, b) => b.area.length - a.area.length)[0]?.unit

/** Who edits a role has seen how it stood; 0 is a role that is not there yet. Without a revision nothing is compared. */
export function againstRevision(
  before: { revision: number } | undefined,
  seen: number | undefined,
): 'role-doubled' | 'role-changed' | undefined {
  if (seen === undefined || seen === (before?.revision ?? 0)) return undefined
  return seen === 0 ? 'role-doubled' : 'role-changed'
}

/** Each span begins before it ends, and after the one before it. Times are `HH:MM`, so that text order is time order. */
export const hoursAreRight = (hours: Hours): boolean =>
  hours.every(({ from, to }, i) => from < to && to <= '24:00' && (i === 0 || (hours[i - 1]?.to ?? '') <= from))

/** Whether `parent` lies below `unit`: making it the parent would close a circle. */
export function isBelow(parents: ReadonlyMap<string, string | null>, unit: string, parent: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = parent; at && !seen.has(at); at = parents.get(at)) {
    if (at === unit) return true
    seen.add(at)
  }
  return false
}

/** Enough of an address to recognise it, too little to use it. */
export function masked(channel: 'sms' | 'mail' | 'webhook', recipient: string): string {
  if (channel === 'webhook') return URL.canParse(recipient) ? new URL(recipient).host : '***'
  if (channel === 'mail') return recipient.replace(/^(.).*(@.*)$/s, '$1***$2')
  return recipient.length > 6 ? `${recipient.slice(0, 3)}****${recipient.slice(-2)}` : '****'
}
