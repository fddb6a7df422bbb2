import type { FastifyRequest } from 'fastify'
import { keepFiles } from '#kernel/files/keep'
import { readMultipart } from '#kernel/files/upload'
import type { Worded } from '#kernel/refusals'
import type { Parts } from './pages.ts'
import { fieldsOf } from './session.ts'

export type Sent = { fields: Record<string, string>; files: string[]; refused: Worded | null }

/** The first value of every field; files are stored and come back as ids, so that a second page can carry them along. */
export async function readForm(request: FastifyRequest, { store, house }: Parts): Promise<Sent> {
  if (!request.isMultipart()) {
    const fields = fieldsOf(request)
    return { fields, files: (fields['files'] ?? '').split(',').filter(Boolean), refused: null }
  }
  const posted = await readMultipart(request, store)
  const fields = Object.fromEntries(Object.entries(posted.fields).map(([name, [value = '']]) => [name, value]))
  const [refused = null] = posted.refused
  const files = refused ? [] : await keepFiles(house.db, house.tenant, posted.files, house.clock.now())
  return { fields, files, refused }
}
