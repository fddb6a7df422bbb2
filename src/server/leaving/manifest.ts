import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * What stays behind: sign-ins that hold and codes under way (an open door is no data), counts of tries, and who runs a
 * job just now. Everything else leaves.
 */
export const staysBehind: readonly string[] = ['auth.session', 'auth.tries', 'auth.verification', 'kernel.lease']

/** Without these what is locked in the data would stay locked: kept answers, second factors. */
export const secretNames = ['answers', 'sign-in'] as const

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const manifest = z.object({
  format: z.literal('oneneedle-export-1'),
  /** What this folder is, for whoever finds it. */
  holds: z.object({ zh: z.string(), en: z.string() }),
  tenant: z.int(),
  at: z.iso.datetime(),
  version: z.string(),
  /** One checksum over all tables, sequences and files: equal data, equal checksum. */
  checksum: hash,
  migrations: z.array(z.object({ module: z.string(), name: z.string(), hash: z.string() })),
  tables: z.array(z.object({ name: z.string(), rows: z.int(), sha256: hash })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/), isCalled: z.boolean() })),
  /** Each under its own SHA-256. */
  files: z.array(hash),
  /** Files that the tables name and that were not there when this was written. */
  missing: z.array(hash),
  staysBehind: z.array(z.string()),
})
export type Manifest = z.infer<typeof manifest>

export const holds = {
  zh: '一根针全部数据：每张表、每个附件，以及解开它们所需的密钥和密码散列。内有个人信息，请按敏感数据保管，用完即删。',
  en: 'All of OneNeedle’s data: every table, every file, and the keys and password hashes that belong to them. It holds personal data: keep it as such, and delete it after use.',
}

export const checksumOf = ({ tables, sequences, files }: Pick<Manifest, 'tables' | 'sequences' | 'files'>): string =>
  createHash('sha256')
    .update(JSON.stringify([tables.map((one) => [one.name, one.rows, one.sha256]), sequences, files]))
    .digest('hex')

/** Where a table stands in the folder. */
export const tablePath = (name: string): string => `tables/${name.replaceAll('"', '')}.jsonl`
export const filePath = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256.slice(2)}`
