import type { purposes } from '../shapes.ts'
import type { Element } from './element.ts'

export type Purpose = (typeof purposes)[number]

/** An element as the county keeps it: the pack's, with what the county says of it. */
export type KeptElement = Element & {
  /** For what it may be looked at, where it is sensitive; without it: for whatever its level allows. */
  purposes?: readonly Purpose[]
  /** The one unit whose word counts, where the kind of unit does not say which. */
  stewardUnit?: string
}

/** An element in force, or retired: what is kept under it stays, nothing new comes. */
export type InForce = KeptElement & { version: number; retired: boolean }

const forPersonal: readonly Purpose[] = ['care', 'aid', 'case', 'form', 'check', 'emergency', 'own-request']
const forSensitive: readonly Purpose[] = ['care', 'aid', 'emergency', 'own-request']

/** Nothing is kept without a purpose (C1): what is not said follows from how sensitive it is. */
export const purposesOf = (element: KeptElement): readonly Purpose[] =>
  element.purposes ?? (element.sensitivity === 3 ? forSensitive : forPersonal)

export type ElementFault = 'kind-fixed' | 'options-needed' | 'purpose-needed' | 'steward-needed'

/** What is wrong with an element as it is to be saved; `before`: as it is in force. */
export function faultOf(element: KeptElement, before: KeptElement | undefined): ElementFault | undefined {
  const { options = [], purposes, steward, stewardUnit } = element
  const faults: [ElementFault, boolean][] = [
    ['kind-fixed', before !== undefined && (before.kind !== element.kind || before.type !== element.type)],
    ['options-needed', element.type === 'option' && options.length === 0],
    ['purpose-needed', element.sensitivity >= 2 && purposes?.length === 0],
    ['steward-needed', element.merge === 'steward' && !(steward || stewardUnit)],
  ]
  return faults.find(([, isSo]) => isSo)?.[0]
}

/** A category of care: whoever is in it can be listed. */
export const isCategory = (element: KeptElement): boolean => element.type === 'yesno'

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

export const isSameElement = (a: KeptElement, b: KeptElement): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
