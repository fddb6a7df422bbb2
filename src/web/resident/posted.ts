import type { FastifyRequest } from 'fastify'
import { keepFiles } from '#kernel/files/keep'
import { readMultipart } from '#kernel/files/upload'
import type { Worded } from '#kernel/refusals'
import type { Parts } from './pages.ts'
import { fieldsOf, listsOf } from './session.ts'

export type Sent = {
  fields: Record<string, string>
  /** The same with every value: of boxes of one name several may be ticked. */
  lists: Record<string, string[]>
  files: string[]
  refused: Worded | null
}

/** What was typed; files are stored and come back as ids, so that a second page can carry them along. */
export async function readForm(request: FastifyRequest, { store, house }: Parts): Promise<Sent> {
  if (!request.isMultipart()) {
    const fields = fieldsOf(request)
    return { fields, lists: listsOf(request), files: (fields['files'] ?? '').split(',').filter(Boolean), refused: null }
  }
  const posted = await readMultipart(request, store)
  const fields = Object.fromEntries(Object.entries(posted.fields).map(([name, [value = '']]) => [name, value]))
  const [refused = null] = posted.refused
  const files = refused ? [] : await keepFiles(house.db, house.tenant, posted.files, house.clock.now())
  return { fields, lists: posted.fields, files, refused }
}
