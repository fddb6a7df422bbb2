import { readFileSync } from 'node:fs'
import { countyName, demoTenant } from './demo/county.ts'
import type { Said } from '#kernel/words'

type Env = Record<string, string | undefined>

export type Start = {
  host: string
  port: number
  publicUrl: string
  dataDir: string | undefined
  databaseUrl: string | undefined
  trustProxy: boolean | string
  tenant: number
  county: Said
  operator: Said
  filing: string | null
  /** No demo: an empty county and a link for its first administrator. */
  empty: boolean
}

export const version: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version

const portOf = (text: string | undefined): number => {
  const port = Number(text ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT ${text}: 请填 0–65535 · give a number from 0 to 65535`)
  return port
}

const both = (zh: string | undefined, en: string | undefined, otherwise: Said): Said =>
  zh ? { zh, en: en ?? zh } : otherwise

/** What the environment says, with defaults under which nothing is open to the network. */
export function startOf(env: Env, args: readonly string[]): Start {
  const [host, port] = [env['HOST'] ?? '127.0.0.1', portOf(env['PORT'])]
  const county = both(env['COUNTY_NAME'], env['COUNTY_NAME_EN'], countyName)
  return {
    host,
    port,
    publicUrl: (env['PUBLIC_URL'] ?? `http://${host}:${port}`).replace(/\/$/, ''),
    dataDir: env['DATA_DIR'],
    databaseUrl: env['DATABASE_URL'],
    trustProxy: env['TRUST_PROXY'] ?? false,
    tenant: Number(env['COUNTY_CODE'] ?? demoTenant),
    county,
    operator: both(env['OPERATOR_NAME'], env['OPERATOR_NAME_EN'], county),
    filing: env['FILING_NUMBER'] ?? null,
    empty: args.includes('--empty'),
  }
}
