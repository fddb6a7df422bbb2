import type { FastifyReply } from 'fastify'
import type { KeptFile } from './keep.ts'
import type { FileStore } from './store.ts'

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
}

/** What a file is called outside: what it was called where it came from is not kept. */
export const nameOf = ({ id, mime }: Pick<KeptFile, 'id' | 'mime'>): string => `${id}.${endings[mime] ?? 'txt'}`

/**
 * Answers a request with a stored file; false, and nothing sent, when its bytes are not in the store. Pictures and
 * recordings may be shown in a page, everything else is a download, and whatever opens it runs no script of it.
 * `isPublic`: it was released for everybody, and other sites may show it too.
 */
export async function sendFile(
  reply: FastifyReply,
  store: FileStore,
  file: KeptFile,
  isPublic = false,
): Promise<boolean> {
  const found = await store.open(file.hash)
  if (!found) return false
  const shown = file.mime.startsWith('image/') || file.mime.startsWith('audio/')
  await reply
    .headers({
      'content-type': file.mime,
      'content-length': found.bytes,
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${nameOf(file)}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin',
      // short: a picture that a moderator hides must not live on in the reader's own machine
      'cache-control': `${isPublic ? 'public' : 'private'}, max-age=300`,
    })
    .send(found.stream)
  return true
}
