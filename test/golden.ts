import { authRoom } from '#kernel/auth'
import { openapi } from '#kernel/openapi'
import { rooms } from '../src/server/modules.ts'
import { version } from '../src/server/settings.ts'
import { schemaText } from './schema-text.ts'
import { asOwner } from './server.ts'

/** The documents that are generated and reviewed in diffs: what the house answers to, and what it keeps. */
export const golden: { file: string; make: () => Promise<string> }[] = [
  {
    file: 'docs/openapi.json',
    make: async () => `${JSON.stringify(openapi([...rooms, authRoom], version), null, 1)}\n`,
  },
  { file: 'docs/schema.sql', make: () => asOwner('oneneedle_template', schemaText) },
]
