/**
 * An area's path: county.street.community.grid, each step the ASCII digits that its level adds to the code above,
 * e.g. `990101.001.002.03`. The dot sorts before every digit, so a subtree is one range of the index.
 */
export const isAreaPath = (text: string): boolean => /^\d{6}(\.\d{1,6}){0,4}$/.test(text)

/** The area itself or anything inside it. */
export const isWithin = (path: string, root: string): boolean => path === root || path.startsWith(`${root}.`)

export const parentOf = (path: string): string | null => {
  const cut = path.lastIndexOf('.')
  return cut < 0 ? null : path.slice(0, cut)
}
