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
  if (before && (before.kind !== element.kind || before.type !== element.type)) return 'kind-fixed'
  if (element.type === 'option' && (element.options ?? []).length === 0) return 'options-needed'
  if (element.sensitivity >= 2 && element.purposes?.length === 0) return 'purpose-needed'
  if (element.merge === 'steward' && !element.steward && !element.stewardUnit) return 'steward-needed'
  return undefined
}

/** A category of care: whoever is in it can be listed. */
export const isCategory = (element: KeptElement): boolean => element.type === 'yesno'
