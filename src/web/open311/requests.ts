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

/** The address of a released picture, which serves nothing else. */
export type PictureAt = (id: string) => string

/** What was answered to the questions of the category, one entry a value: its key, and what that means. */
const attributesOf = ({ answers }: Case, lang: Lang): Node =>
  answers.flatMap(({ code, question, values, names }) =>
    values.map((value, i) => ({ code, label: question[lang], name: names?.[i]?.[lang] ?? value, value })),
  )

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

const more = (one: Case, lang: Lang, pictureAt: PictureAt): Record<string, Node> => ({
  attributes: attributesOf(one, lang),
  extended_attributes: {
    title: one.title,
    detailed_status: detailed[one.status],
    media_urls: one.pictures.map(pictureAt),
  },
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

/** A public case as the standard knows it; of its pictures the first that was released. Nothing here names a person. */
export const requestOf = (one: Case, lang: Lang, pictureAt: PictureAt, isExtended: boolean): Node => ({
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
  media_url: one.pictures[0] ? pictureAt(one.pictures[0]) : null,
  ...(isExtended ? more(one, lang, pictureAt) : {}),
})

export const updateOf = (one: Update, lang: Lang): Node => ({
  update_id: one.id,
  service_request_id: one.number,
  status: one.open ? 'open' : 'closed',
  updated_datetime: dateOf(one.at),
  description: joined(one.text[lang], one.detail),
  media_url: null,
})
