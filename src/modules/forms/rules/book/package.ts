/** The parts of an open package as rules see them: text by name. Names of parts are alike in any case of letters. */
export type Package = {
  names: readonly string[]
  /** The text of an XML part; undefined where there is no such part, or it is no text. */
  text(name: string): string | undefined
}

/** The parts that are to be different, with their new text; undefined takes the part away. */
export type Changes = ReadonlyMap<string, string | undefined>

/** A package as it will be with the changes made. */
export const changed = (parts: Package, changes: Changes): Package => ({
  names: parts.names.filter((name) => !changes.has(name) || changes.get(name) !== undefined),
  text: (name) => (changes.has(name) ? changes.get(name) : parts.text(name)),
})
