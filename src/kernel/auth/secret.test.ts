import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { secretOf } from './secret.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oneneedle-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a secret is made once, differs by name, and only its owner may read it', () => {
  const first = secretOf(folder, 'sign-in')
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(secretOf(folder, 'sign-in')).toBe(first)
  expect(secretOf(folder, 'other')).not.toBe(first)
  expect(statSync(join(folder, 'secrets', 'sign-in')).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'secrets')).sort()).toEqual(['other', 'sign-in'])
})

test('a secret’s name cannot lead out of its folder', () => {
  expect(() => secretOf(folder, '../x')).toThrow('kebab-case')
})
