import { expect, test } from 'vitest'
import { weaknessOf } from './passwords.ts'

test.each([
  ['short', 'abc12xyz9', 'password-too-short'],
  ['endless', 'x1y2'.repeat(40), 'password-too-long'],
  ['listed', 'christopher', 'password-too-common'],
  ['listed in capitals', 'QwertyUiop', 'password-too-common'],
  ['Chinese love numbers', 'woaini5201314', 'password-too-common'],
  ['known pieces together', 'Admin@2026!!', 'password-too-common'],
  ['a birthday', 'mima19900101', 'password-too-common'],
  ['one character', 'zzzzzzzzzzzzzz', 'password-too-common'],
  ['a straight row', 'hijklmnopqrst', 'password-too-common'],
  ['the login with a year', 'zhoumin-2026', 'password-too-common'],
])('%s: %s is refused', (_, password, why) => {
  expect(weaknessOf(password, ['zhoumin'])).toBe(why)
})

test.each(['桂花树下的老张爱下棋呀', 'correct horse battery', 'tai-yang-9-shan', 'Vx7#pQ2m!kLe'])(
  '%s may be chosen',
  (password) => {
    expect(weaknessOf(password, ['zhoumin'])).toBeNull()
  },
)
