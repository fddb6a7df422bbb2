import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setup } from '#test/global-setup'
import { golden } from '#test/golden'

/** Writes docs/openapi.json and docs/schema.sql anew, on a database of its own. */
const stop = await setup()
try {
  for (const { file, make } of golden) {
    await writeFile(join(import.meta.dirname, '..', file), await make())
    console.log(`${file} ✓`)
  }
} finally {
  await stop()
}
