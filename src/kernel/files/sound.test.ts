import { expect, test } from 'vitest'
import { withoutTags } from './sound.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const be = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
const le = (n: number) => Buffer.from(be(n)).reverse()
const box = (name: string, ...inside: Buffer[]) => {
  const body = Buffer.concat(inside)
  return Buffer.concat([be(body.length + 8), latin(name), body])
}
const chunk = (name: string, body: Buffer) =>
  Buffer.concat([latin(name), le(body.length), body, Buffer.alloc(body.length % 2)])

test('an MP3 loses its tags and keeps every frame', () => {
  const frames = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413, 7)])
  const front = Buffer.concat([latin('ID3\x04\0\0'), Buffer.from([0, 0, 1, 2]), Buffer.alloc(130, 'GPS')])
  const back = Buffer.concat([latin('TAG'), Buffer.alloc(125, 'x')])
  expect(withoutTags(Buffer.concat([front, frames, back]), 'audio/mpeg')?.equals(frames)).toBe(true)
  expect(withoutTags(Buffer.concat([front, latin('<html>'), Buffer.alloc(99)]), 'audio/mpeg')).toBeUndefined()
})

test('a WAV keeps its format and samples only', () => {
  const format = chunk('fmt ', Buffer.alloc(16, 1))
  const samples = chunk('data', Buffer.from([1, 2, 3]))
  const riff = (...chunks: Buffer[]) => {
    const body = Buffer.concat([latin('WAVE'), ...chunks])
    return Buffer.concat([latin('RIFF'), le(body.length), body])
  }
  const tagged = riff(format, chunk('LIST', latin('INFOartist')), samples, chunk('id3 ', latin('30.1N')))
  expect(withoutTags(tagged, 'audio/wav')?.equals(riff(format, samples))).toBe(true)
  expect(withoutTags(riff(format), 'audio/wav')).toBeUndefined()
  expect(withoutTags(tagged.subarray(0, 30), 'audio/wav')).toBeUndefined()
})

test('an M4A loses the place it was taken at, and nothing moves', () => {
  const place = box('udta', box('\xa9xyz', latin('+30.2500+120.1500/')))
  const file = Buffer.concat([
    box('ftyp', latin('M4A \0\0\0\0')),
    box('moov', box('mvhd', Buffer.alloc(20)), box('trak', box('tkhd', Buffer.alloc(8)), place), place),
    box('mdat', latin('sound')),
  ])
  const clean = withoutTags(file, 'audio/mp4')
  expect(clean?.length).toBe(file.length)
  expect(clean?.includes('+30.25')).toBe(false)
  expect(clean?.indexOf('mdat')).toBe(file.indexOf('mdat'))
  expect(file.includes('+30.25')).toBe(true)
  expect(withoutTags(file.subarray(0, -2), 'audio/mp4')).toBeUndefined()
})
