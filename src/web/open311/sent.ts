import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Admitted } from '#kernel/files/admit'
import { admitFile, limits } from '#kernel/files/admit'
import { fetchFile } from '#kernel/files/fetch'
import { keepFiles } from '#kernel/files/keep'
import type { FileStore } from '#kernel/files/store'
import { readMultipart } from '#kernel/files/upload'
import { ok } from '#kernel/result'
import { fault, refused, type Outcome } from './answer.ts'
import { readPairs, type Params } from './params.ts'
import type { Point } from './point.ts'
import { faults } from './words.ts'

export type Sent = { params: Params; files: Admitted[] }

/** Looks at files as the store does, and forgets them. */
const nowhere: FileStore = {
  put: async (bytes) => hash('sha256', bytes),
  open: async () => undefined,
}

const storeOf = ({ isTest, store }: Point): FileStore => (isTest ? nowhere : store)

/** What a POST carries in its body, form or multipart with any number of file parts. */
export async function readSent(request: FastifyRequest, point: Point): Promise<Outcome<Sent>> {
  if (request.isMultipart()) {
    const { fields, files, refused: not } = await readMultipart(request, storeOf(point))
    if (not[0]) return refused(not[0])
    const pairs = Object.entries(fields).map(
      ([name, values]) => [name, values.filter((value) => value.trim() !== '')] as const,
    )
    return ok({ params: new Map(pairs.filter(([, values]) => values.length > 0)), files })
  }
  if (!Buffer.isBuffer(request.body)) return ok({ params: new Map(), files: [] })
  const params = readPairs(request.body)
  return params ? ok({ params, files: [] }) : fault(400, faults.encoding)
}

export type Media = {
  files: Admitted[]
  /** Addresses whose file could not be had; they are kept as they are. */ left: string[]
}

/** The files that came along and those that `media_url` points at, as far as there is room. */
export async function mediaOf(point: Point, { params, files }: Sent): Promise<Media> {
  const addresses = [...(params.get('media_url') ?? []), ...(params.get('media_url[]') ?? [])].map((url) => url.trim())
  const media: Media = { files: [...files], left: [] }
  for (const address of addresses) {
    const room = media.files.length < limits.files
    const bytes = room ? await fetchFile(address, point.mediaAllow) : undefined
    const admitted = bytes && (await admitFile(storeOf(point), bytes))
    if (admitted?.ok) media.files.push(admitted.value)
    else media.left.push(address)
  }
  return media
}

/** The ids under which a command takes the files. */
export const keep = ({ isTest, house }: Point, files: readonly Admitted[]): Promise<string[]> =>
  isTest ? Promise.resolve([]) : keepFiles(house.db, house.tenant, files, house.clock.now())
