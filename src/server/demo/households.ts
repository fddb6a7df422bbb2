import { newId } from '#kernel/id'
import { checkDigitOf } from '#register/rules'
import { areasOf } from './settle.ts'
import { streets } from './county.ts'

type Value = string | number | boolean
type Word = { element: string; value: Value; seen: string }
type Entry = { id: string; kind: 'person' | 'household'; area: string; name: string; facts: Word[] }
type Member = { household: string; person: string; relation: Relation; since: string }
type Relation = 'head' | 'spouse' | 'child' | 'grandchild' | 'parent'

/** What was said again by somebody who had not seen what stood there. */
type Again = { subject: string; facts: Word[] }

export type People = { entries: Entry[]; members: Member[]; again: Again[] }

const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹')
const men = Array.from('建国文华志强永福春生海涛明远守义家宝立新大勇德山')
const women = Array.from('秀英玉兰桂芳淑珍晓梅丽萍雪琴春燕美玲凤霞文静小芸')
const children = Array.from('子涵梓轩浩然欣怡一诺宇辰思远佳琪沐阳若曦')

/** Numbers in an order that is the same each time, between 0 and 1. */
const dice = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

type Scene = { next: () => number; today: string }

const pick = <T>({ next }: Scene, list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
const chance = ({ next }: Scene, share: number): boolean => next() < share
const between = ({ next }: Scene, from: number, to: number): number => from + Math.floor(next() * (to - from + 1))

const daysAgo = ({ today }: Scene, days: number): string => Temporal.PlainDate.from(today).subtract({ days }).toString()

/** Most facts are of the last months; one in seven has waited too long. */
const seenOn = (scene: Scene): string =>
  daysAgo(scene, chance(scene, 0.14) ? between(scene, 400, 900) : between(scene, 3, 160))

const birthOf = (scene: Scene, age: number): string => daysAgo(scene, age * 365 + between(scene, 0, 360))

/** 110100 is given to no card: a number that fits its check digit and is nobody's. */
const idNumber = (scene: Scene, birth: string, isMan: boolean): string => {
  const turn = between(scene, 0, 499) * 2 + (isMan ? 1 : 0)
  const digits = `110100${birth.replaceAll('-', '')}${String(turn).padStart(3, '0')}`
  return digits + checkDigitOf(digits)
}

/** The prefix 199 with a nought is given to nobody here. */
const phone = (scene: Scene): string => `1990${String(between(scene, 0, 9_999_999)).padStart(7, '0')}`

type Home = { id: string; area: string; address: string; surname: string }
type Role = { relation: Relation; age: number; isMan: boolean }

const givenName = (scene: Scene, { age, isMan }: Role): string => {
  const signs = age < 25 ? children : isMan ? men : women
  return pick(scene, signs) + (chance(scene, 0.75) ? pick(scene, signs) : '')
}

const nameOf = (scene: Scene, home: Home, role: Role): string => {
  const surname = role.relation === 'spouse' ? pick(scene, surnames) : home.surname
  return surname + givenName(scene, role)
}

type Maybe = [element: string, value: Value, when: boolean]

const careOf = (scene: Scene, { age }: Role, alone: boolean): Maybe[] => [
  ['lives-alone', true, alone && age >= 60],
  ['low-income', true, chance(scene, 0.05)],
  ['left-behind-child', true, age < 14 && chance(scene, 0.06)],
  ['elder-subsidy', 100, age >= 80],
]

function person(scene: Scene, home: Home, role: Role, alone: boolean): Entry {
  const birth = birthOf(scene, role.age)
  const seen = seenOn(scene)
  const known: Maybe[] = [
    ['sex', role.isMan ? '1' : '2', true],
    ['birth-date', birth, true],
    ['id-number', idNumber(scene, birth, role.isMan), chance(scene, 0.94)],
    ['phone', phone(scene), role.age >= 16 && chance(scene, 0.9)],
    ['address', home.address, chance(scene, 0.95)],
    ['ethnic-group', '01', chance(scene, 0.7)],
    [
      'occupation',
      pick(scene, ['务农', '教师', '司机', '个体经营', '退休', '护士', '装修工']),
      role.age >= 22 && chance(scene, 0.6),
    ],
    ...careOf(scene, role, alone),
  ]
  const facts = known.flatMap(([element, value, when]) => (when ? [{ element, value, seen }] : []))
  return { id: newId(), kind: 'person', area: home.area, name: nameOf(scene, home, role), facts }
}

const rolesOf = (scene: Scene): Role[] => {
  const age = between(scene, 28, 84)
  const isMan = chance(scene, 0.7)
  const roles: Role[] = [{ relation: 'head', age, isMan }]
  if (chance(scene, 0.78))
    roles.push({ relation: 'spouse', age: Math.max(24, age + between(scene, -4, 3)), isMan: !isMan })
  const youngest = Math.max(1, age - 48)
  const oldest = Math.max(youngest, age - 23)
  for (let n = between(scene, 0, 2); n > 0; n -= 1)
    roles.push({ relation: 'child', age: between(scene, youngest, oldest), isMan: chance(scene, 0.5) })
  if (age < 60 && chance(scene, 0.25))
    roles.push({ relation: 'parent', age: age + between(scene, 21, 30), isMan: chance(scene, 0.4) })
  return roles
}

type Estate = { area: string; estates: readonly string[]; roads: readonly string[] }

const estates = (): Estate[] => {
  const communities = new Map<string, { estates: string[]; roads: string[] }>(
    streets.flatMap((street, s) =>
      street.communities.map(
        (community, c) =>
          [`${String(s + 1).padStart(3, '0')}.${String(c + 1).padStart(3, '0')}`, community] as [
            string,
            typeof community,
          ],
      ),
    ),
  )
  return areasOf()
    .filter(({ level }) => level === 'grid')
    .map(({ path }) => {
      const { estates: names, roads } = communities.get(path.slice(7, 14)) ?? { estates: [], roads: [] }
      return { area: path, estates: names, roads }
    })
}

const addressIn = (scene: Scene, { estates: names, roads }: Estate): string =>
  `${pick(scene, roads)}${between(scene, 1, 60)}号${pick(scene, names)}${between(scene, 1, 9)}号楼${between(scene, 1, 4)}单元${between(scene, 1, 6)}0${between(scene, 1, 3)}`

/** Whoever moved was recorded anew elsewhere, and somebody heard another telephone number. */
function untidy(scene: Scene, all: People, entry: Entry): void {
  if (entry.kind !== 'person') return
  if (chance(scene, 0.015))
    all.entries.push({ ...entry, id: newId(), facts: entry.facts.filter(() => chance(scene, 0.7)) })
  const known = entry.facts.some((fact) => fact.element === 'phone')
  if (known && chance(scene, 0.012))
    all.again.push({ subject: entry.id, facts: [{ element: 'phone', value: phone(scene), seen: daysAgo(scene, 2) }] })
}

/** So many households of the demo county with whoever lives in them: gaps, stale facts, duplicates and two accounts included. */
export function peopleOf(households: number, today: string): People {
  const scene = { next: dice(20_261), today }
  const all: People = { entries: [], members: [], again: [] }
  const grids = estates()
  for (let n = 0; n < households; n += 1) {
    const estate = grids[n % grids.length]
    if (!estate) break
    const home = { id: newId(), area: estate.area, address: addressIn(scene, estate), surname: pick(scene, surnames) }
    const roles = rolesOf(scene)
    const people = roles.map((role) => person(scene, home, role, roles.length === 1))
    const seen = seenOn(scene)
    const facts: Word[] = [
      { element: 'household-address', value: home.address, seen },
      { element: 'members', value: roles.length, seen },
    ]
    all.entries.push(
      { id: home.id, kind: 'household', area: home.area, name: people[0]?.name ?? home.surname, facts },
      ...people,
    )
    all.members.push(
      ...people.map((one, i) => ({
        household: home.id,
        person: one.id,
        relation: roles[i]?.relation ?? 'child',
        since: daysAgo(scene, between(scene, 200, 4000)),
      })),
    )
    for (const one of people) untidy(scene, all, one)
  }
  return all
}
