import type { z } from 'zod'
import type { casework } from '#casework/contract'
import type { Lang, Said } from '#kernel/words'
import { ownNumber, unsorted } from './words.ts'
import type { Node } from './xml.ts'

export type Service = z.output<(typeof casework.calls.services)['output']>['services'][number]

/** The code of what has no category: every code that is told can be asked for again. */
export const unsortedCode = 'uncategorised'

const none: Omit<Service, 'code' | 'name'> = { group: null, description: null, keywords: [], attributes: [] }

export const withUnsorted = (services: readonly Service[]): Service[] => [
  ...services.filter(({ code }) => code !== unsortedCode),
  { ...none, code: unsortedCode, name: unsorted },
]

/** '' is what has no category. */
export const categoryOf = (code: string): string => (code === unsortedCode ? '' : code)
export const codeOf = (category: string | null): string => category || unsortedCode

const orNull = (text: string | undefined): string | null => text || null

/** Clients skip a service whose name another has: such are told apart by their group. */
const nameIn = (services: readonly Service[], one: Service, lang: Lang): string => {
  const twins = services.filter(({ name }) => name[lang] === one.name[lang])
  return twins.length > 1 && one.group ? `${one.name[lang]} (${one.group[lang]})` : one.name[lang]
}

export const serviceList = (services: readonly Service[], lang: Lang): Node =>
  services.map((service) => ({
    service_code: service.code,
    service_name: nameIn(services, service, lang),
    description: orNull(service.description?.[lang]),
    metadata: true,
    type: 'realtime',
    keywords: orNull(service.keywords.join(',')),
    group: orNull(service.group?.[lang]),
  }))

type Attribute = Service['attributes'][number]

const attributeOf = (attribute: Attribute, order: number, lang: Lang): Record<string, Node> => ({
  variable: attribute.variable,
  code: attribute.code,
  datatype: attribute.datatype,
  required: attribute.required,
  datatype_description: orNull(attribute.hint?.[lang]),
  order,
  description: attribute.question[lang],
  ...(attribute.values.length > 0
    ? { values: attribute.values.map(({ key, name }) => ({ key, name: name[lang] })) }
    : {}),
})

/** What a sending system calls its report: asked of the program, not of a person. */
export const externalCode = 'fixmystreet_id'

const external = (said: Said): Attribute => ({
  code: externalCode,
  question: said,
  hint: null,
  datatype: 'string',
  required: false,
  variable: true,
  values: [],
  public: false,
})

export const definitionOf = ({ code, attributes }: Service, lang: Lang): Node => {
  const own = attributes.filter((attribute) => attribute.code !== externalCode)
  return {
    service_code: code,
    attributes: [
      ...own.map((attribute, i) => attributeOf(attribute, i + 1, lang)),
      { ...attributeOf(external(ownNumber), own.length + 1, lang), automated: 'server_set' },
    ],
  }
}
