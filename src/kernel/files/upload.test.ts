import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, transact } from '#kernel/db'
import { openapi } from '#kernel/openapi'
import { scopeOf } from '#kernel/rights'
import { wordErrors } from '#kernel/serve'
import { makeWorld, tenant, type World } from '#test/world'
import { findFile, keepFiles } from './keep.ts'
import { sendFile } from './send.ts'
import { diskStore, type FileStore } from './store.ts'
import { readMultipart, serveUploads } from './upload.ts'
import { fileRefusals } from './words.ts'

let world: World
let app: FastifyInstance
let store: FileStore
let folder: string
let url: string

const anybody = scopeOf(tenant, { kind: 'public' }, 'anyone')

beforeAll(async () => {
  world = await makeWorld()
  folder = await mkdtemp(join(tmpdir(), 'upload-'))
  store = await diskStore(folder)
  app = Fastify()
  wordErrors(app)
  await serveUploads(app, { db: world.db, tenant, clock: world.clock, store })
  app.post('/form', (request) => readMultipart(request, store))
  app.get<{ Params: { id: string } }>('/file/:id', async (request, reply) => {
    const file = await transact(world.db, anybody, (tx) => findFile(tx, tenant, request.params.id))
    if (!file || !(await sendFile(reply, store, file))) return reply.code(404).send('')
    return reply
  })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await world.close()
  await rm(folder, { recursive: true })
})

const picture = (background = '#a33') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer()

type Part = [name: string, value: string | Uint8Array, filename?: string]
const form = (...parts: Part[]) => {
  const data = new FormData()
  for (const [name, value, filename] of parts)
    if (typeof value === 'string') data.append(name, value)
    else data.append(name, new Blob([Buffer.from(value)]), filename)
  return data
}

const upload = async (body: string | FormData, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}/api/files/upload`, { method: 'POST', body, headers })
  return {
    status: response.status,
    body: (await response.json()) as never as {
      files: { id: string }[]
      refused: { code: string; zh: string; en: string }
    },
  }
}
const post = async (body: FormData) => (await (await fetch(`${url}/form`, { method: 'POST', body })).json()) as never
const count = async () =>
  (await transact(world.db, anybody, (tx) => rows(sql<{ n: number }>`select count(*) as n from kernel.file`, tx)))[0]!.n

test('files.upload done: ids in the order sent, readable under them, hash and name kept inside', async () => {
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
  const { status, body } = await upload(form(['a', await picture(), '现场.jpg'], ['b', pdf, '证明.pdf']))
  expect(status).toBe(200)
  expect(body.files).toEqual([
    { id: expect.any(String), mime: 'image/jpeg', bytes: expect.any(Number), width: 40, height: 30 },
    { id: expect.any(String), mime: 'application/pdf', bytes: pdf.length },
  ])
  const shown = await fetch(`${url}/file/${body.files[0]!.id}`)
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(40)
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
  const paper = await fetch(`${url}/file/${body.files[1]!.id}`)
  expect(await paper.text()).toBe(pdf.toString())
  expect(Object.fromEntries(paper.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${body.files[1]!.id}.pdf"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
})

test('files.upload refused by rule: one bad file, and nothing of the sending is kept', async () => {
  const before = await count()
  const half = (await picture()).subarray(0, -20)
  const { status, body } = await upload(form(['a', await picture(), 'a.jpg'], ['b', half, '门口.jpg']))
  expect(status).toBe(409)
  expect(body.refused).toMatchObject({ code: 'files.picture-broken', zh: expect.stringContaining('“门口.jpg”') })
  expect(await count()).toBe(before)
})

test('files.upload refused from a page of another site', async () => {
  const { status, body } = await upload(form(['a', await picture(), 'a.jpg']), { origin: 'https://elsewhere.example' })
  expect([status, body.refused.code]).toEqual([403, 'foreign-origin'])
})

test('files.upload refuses what is no upload at all, worded, never by breaking', async () => {
  const before = await count()
  const boundary = { 'content-type': 'multipart/form-data; boundary=x' }
  const cases: [string, string | FormData, Record<string, string>][] = [
    ['files.no-file', '{}', { 'content-type': 'application/json' }],
    ['files.no-file', form(['only', '文字']), {}],
    ['files.upload-broken', 'not a form', boundary],
    ['files.upload-broken', '--x\r\nContent-Disposition: form-data; name="a"; filename="a.jpg"\r\n\r\nhalf', boundary],
    ['files.upload-broken', 'x', { 'content-type': 'multipart/form-data' }],
    ['files.upload-broken', form(['__proto__', 'x']), {}],
    [
      'files.too-many-files',
      form(
        ...(await Promise.all([1, 2, 3, 4, 5, 6].map(async (n): Promise<Part> => ['f', await picture(), `${n}.jpg`]))),
      ),
      {},
    ],
    ['files.too-large', form(['f', Buffer.alloc(11 * 1024 * 1024, 1), '录像.mp4']), {}],
  ]
  for (const [code, body, headers] of cases) {
    const answer = await upload(body, headers)
    expect([code, answer.status, answer.body.refused.code]).toEqual([code, 409, code])
    expect(answer.body.refused.zh).toMatch(/[一-鿿]/)
  }
  expect(await count()).toBe(before)
})

test('files.upload outlives a sender who hangs up in the middle', async () => {
  const before = (await readdir(join(folder, 'incoming'))).length
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(
    'POST /api/files/upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n',
  )
  socket.write('--x\r\nContent-Disposition: form-data; name="a"; filename="a.jpg"\r\n\r\n')
  socket.write(Buffer.alloc(50_000))
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  expect((await upload(form(['a', await picture(), 'a.jpg']))).status).toBe(200)
  expect((await readdir(join(folder, 'incoming'))).length).toBe(before)
})

test('a form keeps its words and its good files beside the refused ones', async () => {
  const posted = await post(
    form(
      ['text', '灯不亮'],
      ['tag', 'a'],
      ['tag', 'b'],
      ['photo', await picture(), '好.jpg'],
      ['photo', Buffer.from('<svg/>'), '坏.svg'],
      ['photo', Buffer.alloc(0), ''],
    ),
  )
  expect(posted).toEqual({
    fields: { text: ['灯不亮'], tag: ['a', 'b'] },
    files: [expect.objectContaining({ mime: 'image/jpeg', width: 40 })],
    refused: [expect.objectContaining({ code: 'files.type-not-allowed', zh: expect.stringContaining('“坏.svg”') })],
  })
})

test('a text longer than any form takes is refused, not cut', async () => {
  expect(await post(form(['text', '字'.repeat(30_000)]))).toMatchObject({
    fields: {},
    refused: [{ code: 'files.field-too-long' }],
  })
})

test('another tenant sees no file, and the serving role can neither change nor remove one', async () => {
  const [id] = await keepFiles(world.db, tenant, [{ hash: 'h', mime: 'image/png', bytes: 1 }], world.clock.now())
  expect(await transact(world.db, anybody, (tx) => findFile(tx, tenant, id!))).toMatchObject({ hash: 'h', bytes: 1 })
  expect(await transact(world.db, { ...anybody, tenant: 990_102 }, (tx) => findFile(tx, tenant, id!))).toBeUndefined()
  for (const statement of [sql`update kernel.file set hash = 'x'`, sql`delete from kernel.file`])
    await expect(transact(world.db, anybody, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/)
})

test('files.upload stands in the document of all calls, with every refusal', () => {
  const { paths } = openapi([], '0') as { paths: Record<string, { post?: { responses: Record<string, unknown> } }> }
  const refusals = JSON.stringify(paths['/api/files/upload']?.post?.responses['409'])
  for (const code of Object.keys(fileRefusals)) expect(refusals).toContain(`files.${code}`)
})
