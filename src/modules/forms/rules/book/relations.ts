import { attributes } from '../xml/text.ts'
import { scan } from '../xml/scan.ts'
import type { Package } from './package.ts'

/** What a part points to: the name of the part, or an address outside the package. */
export type Relation = { id: string; type: string; target: string; external: boolean }

/** The name of the part that a target means, seen from the folder of `from`. */
function resolved(from: string, target: string): string {
  const folder = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') folder.pop()
    else if (step !== '.' && step !== '') folder.push(step)
  }
  return folder.join('/')
}

/** The name of the part that holds the relations of `part`; '' is the package itself. */
export const relationsPart = (part: string): string => {
  const at = part.lastIndexOf('/') + 1
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
}

/** The relations of a part, in their order; the last word of the type says what each is. */
export function relationsOf(parts: Package, part: string): Relation[] {
  const text = parts.text(relationsPart(part)) ?? ''
  const relations: Relation[] = []
  for (const tag = scan(text); tag.next();) {
    if (tag.kind === 'close' || tag.local !== 'Relationship') continue
    const { Id: id = '', Type = '', Target = '', TargetMode } = attributes(text, tag)
    const external = TargetMode === 'External'
    const type = Type.slice(Type.lastIndexOf('/') + 1)
    relations.push({ id, type, external, target: external ? Target : resolved(part, Target) })
  }
  return relations
}

/** The parts of one type that a part points to. */
export const relatedParts = (parts: Package, part: string, type: string): string[] =>
  relationsOf(parts, part)
    .filter((one) => one.type === type && !one.external)
    .map(({ target }) => target)
