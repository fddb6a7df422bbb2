import { capabilities, type Capability } from './capabilities.ts'
import type { Needs } from './contract.ts'
import type { Said } from './words.ts'

/** A place in a unit: who sits in it may do what its role says, over its area. */
export type Post = {
  id: string
  unit: string
  unitName: Said
  area: string
  role: string
  capabilities: readonly Capability[]
  /** The post is empty and this person stands in for it. */
  covering?: boolean
}

export type Actor =
  | { kind: 'person'; id: string; name: string; posts: readonly Post[] }
  | { kind: 'resident'; id: string; contact: string }
  | { kind: 'case-key'; caseId: string }
  /** Another program; `unit`: in whose name it speaks, if any. */
  | { kind: 'api-key'; id: string; name: string; unit: string | null }
  | { kind: 'public' }
  | { kind: 'system' }

/** How far a transaction may see: the values behind the row-level policies. Areas are paths, units are ids. */
export type Scope = {
  tenant: number
  areas: readonly string[]
  units: readonly string[]
  /** Every unit in which whoever asks sits: what is kept from one of them is not in view, by whatever post they ask. */
  sits?: readonly string[]
  person?: string
  /** The key by which a program asks: what came by it is in view. */
  key?: string
  caseId?: string
  /** The command under way: its stored answer is the only one in view. */
  command?: string
  /** Residents and strangers: only what has been published. */
  published?: boolean
}

const unique = (texts: string[]): string[] => [...new Set(texts)]

/** The units in which somebody sits or stands in, whatever they may do there. */
export const unitsOf = (actor: Actor): string[] => {
  if (actor.kind === 'api-key') return actor.unit ? [actor.unit] : []
  return actor.kind === 'person' ? unique(actor.posts.map((post) => post.unit)) : []
}

export const holds = (post: Post, needs: Needs): boolean =>
  Array.isArray(needs) && post.capabilities.some((c) => needs.includes(c))

export const mayCall = (actor: Actor, needs: Needs): boolean => {
  if (needs === 'anyone' || actor.kind === 'system') return true
  if (needs === 'system') return false
  if (needs === 'api-key') return actor.kind === 'api-key'
  if (needs === 'signed-in') return actor.kind === 'person' || actor.kind === 'resident'
  return actor.kind === 'person' && actor.posts.some((post) => holds(post, needs))
}

/** The view of the house's own work: the whole county. */
export const systemScope = (tenant: number): Scope => ({ tenant, areas: [String(tenant)], units: [] })

/** A program sees what is public; where a call is made for programs, also what came by its key and what its unit holds. */
const keyScope = (base: Scope, { id, unit }: Actor & { kind: 'api-key' }, needs: Needs): Scope => {
  const own = unit ? [unit] : []
  return needs === 'api-key' ? { ...base, key: id, units: own, sits: own } : { ...base, sits: own }
}

/** The least view that serves the call: only areas and units of the posts that hold what the call needs. */
export const scopeOf = (tenant: number, actor: Actor, needs: Needs): Scope => {
  if (actor.kind === 'system') return systemScope(tenant)
  const base = { tenant, areas: [], units: [], published: true }
  if (actor.kind === 'case-key') return { ...base, caseId: actor.caseId }
  if (actor.kind === 'resident') return { ...base, person: actor.id }
  if (actor.kind === 'public') return base
  if (actor.kind === 'api-key') return keyScope(base, actor, needs)
  const reaching = (reach: 'area' | 'unit') =>
    actor.posts.filter((post) =>
      post.capabilities.some((c) => capabilities[c].reach === reach && Array.isArray(needs) && needs.includes(c)),
    )
  return {
    tenant,
    person: actor.id,
    areas: unique(reaching('area').map((post) => post.area)),
    units: unique(reaching('unit').map((post) => post.unit)),
    sits: unitsOf(actor),
    published: needs === 'anyone' || needs === 'signed-in',
  }
}
