import type { Member } from './threads.ts'

/** How much a thread is of which kind of matter: its members' categories, and the wider kinds they belong to. */
export type Kinds = { known: number; leaf: ReadonlyMap<string, number>; root: ReadonlyMap<string, number> }

const counted = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

export function kindsOf(members: readonly Member[]): Kinds {
  const known = members.flatMap(({ told }) => (told.category === '' ? [] : [told.category]))
  return { known: known.length, leaf: counted(known), root: counted(known.map((one) => one.split('-', 1)[0] ?? one)) }
}

/** Of all pairs with one from each, the share in which both are the same. */
const agreeing = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, pairs: number): number =>
  [...one].reduce((all, [text, n]) => all + n * (other.get(text) ?? 0), 0) / pairs

/** How far two threads are of one kind (`same`, in 0–1) or of wholly different ones (`other`). Nothing is said where a kind is unknown. */
export function kinship(one: Kinds, two: Kinds): { same: number; other: number } {
  const pairs = one.known * two.known
  if (pairs === 0) return { same: 0, other: 0 }
  return { same: agreeing(one.leaf, two.leaf, pairs), other: 1 - agreeing(one.root, two.root, pairs) }
}
