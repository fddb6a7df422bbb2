import type { Said } from '#kernel/words'
import { birthDateOf, sexOf } from './id-number.ts'
import { ageOn } from './write.ts'

/** What a row says of one person, as it was read. */
export type Stated = { idNumber?: string; birthDate?: string; sex?: string; age?: number; deathDate?: string }
export type Disagreement = 'birth-date' | 'sex' | 'age' | 'not-born-yet' | 'died-before-birth'

export const disagreementWords: Record<Disagreement, Said> = {
  'birth-date': { zh: '出生日期与公民身份号码不一致。', en: 'The date of birth and the ID number do not agree.' },
  sex: { zh: '性别与公民身份号码不一致。', en: 'The sex and the ID number do not agree.' },
  age: { zh: '年龄与出生日期相差两岁以上。', en: 'The age differs from the date of birth by more than two years.' },
  'not-born-yet': { zh: '出生日期在今天之后。', en: 'The date of birth lies in the future.' },
  'died-before-birth': { zh: '死亡日期早于出生日期。', en: 'The date of death lies before the date of birth.' },
}

const born = ({ idNumber, birthDate }: Stated): string | undefined =>
  birthDate ?? (idNumber === undefined ? undefined : birthDateOf(idNumber))

const checks: Record<Disagreement, (stated: Stated, today: string) => boolean> = {
  'birth-date': ({ idNumber, birthDate }) =>
    idNumber !== undefined && birthDate !== undefined && birthDateOf(idNumber) !== birthDate,
  sex: ({ idNumber, sex = '0' }) => idNumber !== undefined && '12'.includes(sex) && sexOf(idNumber) !== sex,
  // 虚岁 counts from one, and lists are seldom of this year
  age: (stated, today) => {
    const birth = born(stated) ?? today
    return birth < today && stated.age !== undefined && Math.abs(ageOn(birth, today) - stated.age) > 2
  },
  'not-born-yet': (stated, today) => (born(stated) ?? today) > today,
  'died-before-birth': (stated) => (stated.deathDate ?? '9999') < (born(stated) ?? ''),
}

/** Where the values of one row speak against each other. None of them is changed for it. */
export const disagreements = (stated: Stated, today: string): Disagreement[] =>
  (Object.keys(checks) as Disagreement[]).filter((what) => checks[what](stated, today))
