import type { Said } from '#kernel/words'

/** What speaks for two records being one person or household, or against it. */
export const sameReasons = {
  'id-same': { zh: '公民身份号码相同', en: 'the same ID number' },
  'id-slip': { zh: '公民身份号码只差一处', en: 'the ID numbers differ by one slip' },
  'id-differs': { zh: '公民身份号码不同', en: 'different ID numbers' },
  'id-tail': { zh: '身份证后四位相同', en: 'the same last four of the ID number' },
  'name-same': { zh: '姓名相同', en: 'the same name' },
  'name-writing': { zh: '姓名只是繁简或异体写法不同', en: 'the name in another way of writing it' },
  'name-sound': { zh: '姓名读音相同', en: 'names that sound alike' },
  'name-slip': { zh: '姓名只差一个字', en: 'the names differ by one sign' },
  'name-differs': { zh: '姓名不同', en: 'different names' },
  'birth-same': { zh: '出生日期相同', en: 'the same date of birth' },
  'birth-slip': { zh: '出生日期只差一处', en: 'the dates of birth differ by one slip' },
  'birth-differs': { zh: '出生日期不同', en: 'different dates of birth' },
  'sex-differs': { zh: '性别不同', en: 'different sexes' },
  'phone-same': { zh: '联系电话相同', en: 'the same telephone' },
  'address-same': { zh: '住址相同', en: 'the same address' },
  'number-same': { zh: '户号相同', en: 'the same household number' },
  'number-differs': { zh: '户号不同', en: 'different household numbers' },
  'members-same': { zh: '家庭成员相同', en: 'the same members' },
  'members-some': { zh: '部分家庭成员相同', en: 'some of the same members' },
  'members-differ': { zh: '家庭成员不同', en: 'other members' },
} satisfies Record<string, Said>

export type SameReason = keyof typeof sameReasons

/** How likely two records are one, from 0 to 1, and why; what speaks against it is told too. */
export type Likeness = { confidence: number; reasons: SameReason[] }

/**
 * Weights add up as logarithms of odds (Fellegi and Sunter, 1969); `prior`: how far two records that were only looked at
 * together are from being one.
 */
export function likenessOf(
  found: readonly (SameReason | undefined)[],
  weights: Partial<Record<SameReason, number>>,
  prior: number,
): Likeness {
  const reasons = found.filter((reason): reason is SameReason => reason !== undefined)
  const sum = reasons.reduce((total, reason) => total + (weights[reason] ?? 0), -prior)
  return { confidence: 1 / (1 + Math.exp(-sum)), reasons }
}
