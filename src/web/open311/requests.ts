import type { z } from 'zod'
import type { casework } from '#casework/contract'
import type { Lang, Said } from '#kernel/words'
import { dateOf } from './dates.ts'
import { codeOf } from './services.ts'
import { joined, unsorted } from './words.ts'
import type { Node } from './xml.ts'

type Outputs = { [Name in 'publicCases' | 'updates']: z.output<(typeof casework.calls)[Name]['output']> }
type Case = Outputs['publicCases']['cases'][number]
type Update = Outputs['updates']['updates'][number]

/** Where it stands in the words of CitySDK, for those who ask for more than the standard tells. */
const detailed: Record<Case['status'], string> = {
  received: 'RECEIVED',
  dispatched: 'IN_PROCESS',
  handling: 'IN_PROCESS',
  claimed: 'PROCESSED',
  confirmed: 'ARCHIVED',
  lapsed: 'ARCHIVED',
  final: 'ARCHIVED',
  elsewhere: 'ARCHIVED',
  referred: 'REJECTED',
  withdrawn: 'REJECTED',
  merged: 'REJECTED',
}

const more = (one: Case, lang: Lang): Record<string, Node> => ({
  extended_attributes: { title: one.title, detailed_status: detailed[one.status] },
  notes: one.steps.map(({ at, text, detail, act }) => ({
    datetime: dateOf(at),
    description: joined(text[lang], detail),
    type: act,
  })),
})

const lastWord = ({ steps }: Case, lang: Lang): string | null => {
  const last = steps.at(-1)
  return last ? joined(last.text[lang], last.detail) : null
}

const saidOr = (said: Said | null, lang: Lang): string | null => said?.[lang] ?? null

/** Emitted together: clients drop a request that has only one of them. */
const spotOf = ({ point, place }: Case): Record<string, Node> => ({
  address: place,
  address_id: null,
  zipcode: null,
  lat: point?.lat ?? null,
  long: point?.long ?? null,
})

/** A public case as the standard knows it. Pictures are not published, and nothing here names a person. */
export const requestOf = (one: Case, lang: Lang, isExtended: boolean): Node => ({
  service_request_id: one.number,
  status: one.type === 'open' ? 'open' : 'closed',
  status_notes: lastWord(one, lang),
  service_name: (one.categoryName ?? unsorted)[lang],
  service_code: codeOf(one.category),
  description: one.text,
  agency_responsible: saidOr(one.unit, lang),
  service_notice: saidOr(one.promise, lang),
  requested_datetime: dateOf(one.openedAt),
  updated_datetime: dateOf(one.changedAt),
  expected_datetime: one.due && dateOf(one.due),
  ...spotOf(one),
  media_url: null,
  ...(isExtended ? more(one, lang) : {}),
})

export const updateOf = (one: Update, lang: Lang): Node => ({
  update_id: one.id,
  service_request_id: one.number,
  status: one.open ? 'open' : 'closed',
  updated_datetime: dateOf(one.at),
  description: joined(one.text[lang], one.detail),
  media_url: null,
})
