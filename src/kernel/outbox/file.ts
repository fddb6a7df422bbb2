import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Adapter } from '../outbox.ts'

/**
 * Writes messages as JSON lines to `folder/<channel>.jsonl`, for the owner's eyes only: a place for a gateway without
 * an interface to fetch them from, and the way to try the product without sending anything to anybody.
 */
export const fileAdapter =
  (folder: string): Adapter =>
  async ({ channel, ...message }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await appendFile(join(folder, `${channel}.jsonl`), `${JSON.stringify({ channel, ...message })}\n`, {
      mode: 0o600,
      flush: true,
    })
  }
