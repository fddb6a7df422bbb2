import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admitFile } from './admit.ts'
import { diskStore, type FileStore } from './store.ts'
import { fileRefusals } from './words.ts'

let folder: string
let store: FileStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  store = await diskStore(folder)
})
afterAll(() => rm(folder, { recursive: true }))

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#884422', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })

/** A phone's photo: where it was taken, with what, upside down, and a caption that would betray the sender. */
const phonePhoto = (format: 'jpeg' | 'webp' | 'png', width = 400, height = 300) =>
  noise(width, height)
    .withExif({
      IFD0: { Make: 'SecretPhone', ImageDescription: 'SECRET-CAPTION' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 20/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 9/1 5/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>SECRET-XMP</a></x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer()

const stored = async (hash: string) => readFile(join(folder, hash.slice(0, 2), hash.slice(2)))
const onDisk = async () => (await readdir(folder, { recursive: true })).filter((name) => name.length === 65).length

const admitted = async (bytes: Uint8Array, name = 'x') => {
  const answer = await admitFile(store, bytes, { name })
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
  return { ...answer.value, content: await stored(answer.value.hash) }
}

const refusedAs = async (bytes: Uint8Array, name = '照片.jpg', maxBytes?: number) => {
  const before = await onDisk()
  const answer = await admitFile(store, bytes, { name, ...(maxBytes === undefined ? {} : { maxBytes }) })
  expect(await onDisk()).toBe(before)
  if (answer.ok) throw new Error('was let in')
  const sentence = fileRefusals[answer.refusal.code]
  const said = typeof sentence === 'function' ? sentence(answer.refusal.facts ?? {}) : sentence
  for (const text of [said.zh, said.en]) expect(text).not.toMatch(/undefined/)
  return { ...answer.refusal, ...said }
}

describe('pictures', () => {
  test.each(['jpeg', 'webp', 'png'] as const)(
    'a %s with GPS, EXIF and XMP is stored with none of it',
    async (format) => {
      const photo = await phonePhoto(format)
      const before = await sharp(photo).metadata()
      expect(before.exif).toBeDefined()
      expect(photo.includes('SECRET')).toBe(true)

      const file = await admitted(photo)
      const after = await sharp(file.content).metadata()
      expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      for (const mark of ['Exif', 'SECRET', 'xmpmeta', 'GPS']) expect(file.content.includes(mark)).toBe(false)
      // upright: the sides have changed places
      expect(file).toMatchObject({ mime: `image/${format}`, width: 300, height: 400, bytes: file.content.length })
    },
  )

  test('a large photo is brought down to 2048 pixels, a single pixel is left alone', async () => {
    expect(await admitted(await noise(4000, 3000).jpeg().toBuffer())).toMatchObject({ width: 2048, height: 1536 })
    expect(await admitted(await noise(1, 1).png().toBuffer())).toMatchObject({ width: 1, height: 1 })
    expect(await admitted(await noise(9000, 2).png().toBuffer())).toMatchObject({ width: 2048 })
  })

  test('of a moving gif the first frame stays', async () => {
    const frames = await Promise.all(
      ['red', 'blue'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(gif).metadata()).pages).toBe(2)
    const file = await admitted(gif, '动图.gif')
    expect(file).toMatchObject({ mime: 'image/png', width: 20, height: 20 })
    expect([...(await sharp(file.content).removeAlpha().raw().toBuffer())].slice(0, 3)).toEqual([255, 0, 0])
  })

  test('a picture that is also a page or an archive keeps only its pixels', async () => {
    const photo = await noise(30, 30).jpeg().toBuffer()
    const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>PK\x05\x06')])
    const file = await admitted(polyglot)
    expect(file.content.includes('<script>')).toBe(false)
    expect(file.content.includes('PK')).toBe(false)
  })

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s that breaks off is refused in words', async (format) => {
    const whole = await noise(300, 300).toFormat(format).toBuffer()
    const refusal = await refusedAs(whole.subarray(0, Math.floor(whole.length * 0.6)))
    expect(refusal.code).toBe('picture-broken')
    expect(refusal.zh).toContain('照片.jpg')
  })

  test('a few bytes that unfold to gigabytes are refused before they do', async () => {
    const line = (type: string, data: Buffer) => {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
      const out = Buffer.alloc(body.length + 8)
      out.writeUInt32BE(data.length, 0)
      body.copy(out, 4)
      out.writeUInt32BE(crc32(body), body.length + 4)
      return out
    }
    const { crc32 } = await import('node:zlib')
    const head = Buffer.alloc(13)
    head.writeUInt32BE(60_000, 0)
    head.writeUInt32BE(60_000, 4)
    head.set([8, 2, 0, 0, 0], 8)
    const bomb = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      line('IHDR', head),
      line('IDAT', deflateSync(Buffer.alloc(1_000_000))),
      line('IEND', Buffer.alloc(0)),
    ])
    expect(bomb.length).toBeLessThan(10_000)
    expect(await refusedAs(bomb)).toMatchObject({ code: 'picture-too-big', facts: { megapixels: 70 } })
  })

  test('what a phone took as HEIC or AVIF gets advice', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0heicmif1'), Buffer.alloc(64)])
    expect(await refusedAs(heic)).toMatchObject({ code: 'photo-format', zh: expect.stringContaining('兼容性最佳') })
    expect((await refusedAs(await noise(64, 64).avif({ effort: 0 }).toBuffer())).code).toBe('photo-format')
  })
})

describe('what something is follows from its bytes', () => {
  test('a wrong name changes nothing', async () => {
    expect((await admitted(await noise(9, 9).png().toBuffer(), '证明.pdf')).mime).toBe('image/png')
    const program = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(200)])
    expect((await refusedAs(program, '照片.jpg')).code).toBe('type-not-allowed')
  })

  test.each([
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['svg behind a declaration', '<?xml version="1.0"?>\n<svg/>'],
    ['html', '  <!doctype html><script>alert(1)</script>'],
    ['html behind a comment', '<!-- 说明 --><html></html>'],
    ['zip', 'PK\x03\x04\x14\0\0\0\0\0'],
    ['noise', '\x00\x01\x02\x03'],
  ])('%s is refused', async (_, content) => {
    expect((await refusedAs(Buffer.from(content, 'latin1'), 'a.txt')).code).toBe('type-not-allowed')
  })

  test('nothing at all is refused', async () => {
    expect((await refusedAs(Buffer.alloc(0))).code).toBe('empty')
  })

  test('too much is refused with the limit that holds for its kind', async () => {
    expect((await refusedAs(Buffer.alloc(3_000_000), 'a', 2 * 1024 * 1024)).facts).toMatchObject({ mb: 2 })
    expect((await refusedAs(Buffer.alloc(1_100_000, '字'), '记录.txt')).facts).toMatchObject({ mb: 1 })
  })

  test('plain text is kept as UTF-8, also from a machine that writes GB18030', async () => {
    const words = '楼道灯不亮，请尽快修。\r\n'
    const gb = Buffer.from('c2a5b5c0b5c6b2bbc1c1a3acc7ebbea1bfecd0dea1a30d0a', 'hex')
    for (const bytes of [Buffer.from(words), gb, Buffer.from(`\ufeff${words}`)]) {
      const file = await admitted(bytes, '情况.txt')
      expect(file.mime).toBe('text/plain; charset=utf-8')
      expect(file.content.toString('utf8')).toBe(words)
    }
  })

  test('a PDF is kept byte for byte, half a PDF is refused', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
    expect((await admitted(pdf)).content.equals(pdf)).toBe(true)
    expect((await refusedAs(pdf.subarray(0, -8))).code).toBe('pdf-broken')
  })

  test('a long or hostile name comes back short and harmless', async () => {
    const { facts } = await refusedAs(Buffer.alloc(0), `<b>\u202e\n${'长'.repeat(500)}.jpg`)
    expect(String(facts?.['name']).length).toBeLessThanOrEqual(60)
    expect(facts?.['name']).not.toMatch(/[<>\n\u202e]/)
  })
})
