/** How much a thread is of which kind of matter: its members' categories, and the wider kinds they belong to. */
export type Kinds = { known: number; leaf: ReadonlyMap<string, number>; root: ReadonlyMap<string, number> }

/** Of one request: alone it is of its own kind, or of none that is known. */
export const kindOf = (category: string): Kinds =>
  category === ''
    ? { known: 0, leaf: new Map(), root: new Map() }
    : { known: 1, leaf: new Map([[category, 1]]), root: new Map([[category.split('-', 1)[0] ?? category, 1]]) }

const counted = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> => {
  const counts = new Map(one)
  for (const [text, n] of other) counts.set(text, (counts.get(text) ?? 0) + n)
  return counts
}

/** Of both together. */
export function kindsOf(one: Kinds, other: Kinds): Kinds {
  if (other.known === 0) return one
  return {
    known: one.known + other.known,
    leaf: counted(one.leaf, other.leaf),
    root: counted(one.root, other.root),
  }
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
