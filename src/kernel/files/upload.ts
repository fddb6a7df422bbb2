import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Db } from '../db.ts'
import { worded } from '../house.ts'
import type { Worded } from '../refusals.ts'
import type { Facts } from '../result.ts'
import { isForeign, sendRefusal } from '../serve.ts'
import type { Clock } from '../time.ts'
import { admitFile, limits, type Admitted } from './admit.ts'
import { keepFiles } from './keep.ts'
import type { FileStore } from './store.ts'
import { fileRefusals, type FileRefusal } from './words.ts'

/** A form with files: what was written, what was let in, and for everything that was not, the sentence that says why. */
export type Posted = { fields: Record<string, string[]>; files: Admitted[]; refused: Worded[] }

const speaker = { name: 'files', calls: {}, words: { calls: {}, refusals: fileRefusals }, handlers: {} }
const sayNo = (code: FileRefusal, facts?: Facts): Worded => worded(facts ? { code, facts } : { code }, speaker)

/** One address may send this many forms with files a minute: a window that scans papers all day fits. */
const perMinute = 60
/** Generous for the longest text a form takes; the contract says the true length afterwards. */
const fieldBytes = 64 * 1024

type Piece =
  | { kind: 'file'; name: string; bytes: Buffer }
  | { kind: 'field'; name: string; value: string }
  | { kind: 'refused'; refusal: Worded }

async function bytesOf(part: MultipartFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of part.file) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function pieceOf(part: Multipart): Promise<Piece> {
  if (part.type === 'file') return { kind: 'file', name: part.filename ?? '', bytes: await bytesOf(part) }
  if (part.valueTruncated) return { kind: 'refused', refusal: sayNo('field-too-long') }
  return { kind: 'field', name: part.fieldname, value: String(part.value) }
}

const codes: Record<string, FileRefusal> = {
  FST_FILES_LIMIT: 'too-many-files',
  FST_PARTS_LIMIT: 'field-too-long',
  FST_FIELDS_LIMIT: 'field-too-long',
}

/** What goes wrong in here is the sender's or the line's doing; our own faults happen in whoever takes the pieces. */
async function* piecesOf(request: FastifyRequest): AsyncGenerator<Piece> {
  // one byte over the limit is enough to know that it is over
  const most = { files: limits.files, fileSize: limits.bytes + 1, fields: 100, parts: 120, fieldSize: fieldBytes }
  try {
    for await (const part of request.parts({ limits: most })) yield await pieceOf(part)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? codes[String(error.code)] : undefined
    yield { kind: 'refused', refusal: sayNo(code ?? 'upload-broken', { most: limits.files }) }
  }
}

/**
 * Reads a form with files as it streams in, one file in memory at a time. A refused file does not spoil the rest: the
 * caller sees both and decides. Needs `serveUploads` on the same server.
 */
export async function readMultipart(request: FastifyRequest, store: FileStore): Promise<Posted> {
  const fields = new Map<string, string[]>()
  const files: Admitted[] = []
  const refused: Worded[] = []
  for await (const piece of piecesOf(request)) {
    if (piece.kind === 'refused') refused.push(piece.refusal)
    else if (piece.kind === 'field') fields.set(piece.name, [...(fields.get(piece.name) ?? []), piece.value])
    // a form whose file field was left alone sends a nameless nothing
    else if (piece.name || piece.bytes.length > 0) {
      const answer = await admitFile(store, piece.bytes, { name: piece.name })
      if (answer.ok) files.push(answer.value)
      else refused.push(sayNo(answer.refusal.code, answer.refusal.facts))
    }
  }
  return { fields: Object.fromEntries(fields), files, refused }
}

/**
 * Teaches the server (after `serveCalls`) to read forms with files, and takes files at `POST /api/files/upload` (multipart, any field name):
 * `{ files: [{ id, mime, bytes, width?, height? }] }`, in the order sent, all or none. The ids go into the commands that
 * take files.
 */
export async function serveUploads(
  app: FastifyInstance,
  parts: { db: Db; tenant: number; clock: Clock; store: FileStore },
): Promise<void> {
  if (!app.hasDecorator('createRateLimit')) await app.register(rateLimit, { global: false })
  // cutting a file off at the limit is ours to word
  await app.register(multipart, { throwFileSizeLimit: false })
  const config = { rateLimit: { max: perMinute, timeWindow: '1 minute' } }
  app.post('/api/files/upload', { config }, async (request, reply) => {
    if (isForeign(request)) return sendRefusal(reply, worded({ code: 'foreign-origin' }))
    const posted: Posted = request.isMultipart()
      ? await readMultipart(request, parts.store)
      : { fields: {}, files: [], refused: [] }
    const [refusal] = posted.refused
    if (refusal) return sendRefusal(reply, refusal)
    if (posted.files.length === 0) return sendRefusal(reply, sayNo('no-file'))
    const ids = await keepFiles(parts.db, parts.tenant, posted.files, parts.clock.now())
    // the hash stays inside: who knows a file's content must not learn that it is here
    return { files: posted.files.map((file, i) => ({ ...file, hash: undefined, id: ids[i] })) }
  })
}
