import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createServer as createLineServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Waiting } from '../outbox.ts'
import { adaptersFrom } from './adapters.ts'
import { guardOf } from './guard.ts'
import { webhookAdapter } from './webhook.ts'

const message: Waiting = {
  id: '01900000-0000-7000-8000-000000000001',
  channel: 'mail',
  recipient: 'zhang@example.org',
  kind: 'casework.claim',
  title: '您反映的问题有答复了',
  body: '路灯已修好，请您评价。',
  subject: 'case:1',
  tries: 1,
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'))
})
afterEach(() => rm(folder, { recursive: true }))

const portOf = async (server: {
  listen(port: number, host: string, done: () => void): unknown
  address(): unknown
}) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

describe('file', () => {
  test('without any setting every channel is written to a file that only its owner reads', async () => {
    const { adapters, ways } = adaptersFrom({}, folder)
    expect(ways).toEqual({ sms: 'file', mail: 'file', webhook: 'file' })
    await adapters.mail(message)
    await adapters.mail({ ...message, title: '第二封' })
    const path = join(folder, 'outbox', 'mail.jsonl')
    const lines = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Waiting)
    expect(lines).toEqual([message, { ...message, title: '第二封' }])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})

describe('settings', () => {
  test.each([
    [{ SMTP_URL: 'smtp://u:hush@mail.example' }, /MAIL_FROM is missing/],
    [{ MAIL_FROM: 'a@b.example' }, /SMTP_URL is missing/],
    [{ SMTP_URL: 'hush', MAIL_FROM: 'a@b.example' }, /SMTP_URL must look like/],
    [{ SMS_URL: 'https://gate.example' }, /SMS_SECRET is missing/],
    [{ SMS_URL: 'hush', SMS_SECRET: 'hush' }, /SMS_URL must be/],
    [{ WEBHOOK_SECRET: 'hush', WEBHOOK_ALLOW: 'intranet' }, /WEBHOOK_ALLOW/],
  ])('%j is refused at the start, without repeating a secret', (env, problem) => {
    expect(() => adaptersFrom(env, folder)).toThrow(problem)
    expect(() => adaptersFrom(env, folder)).not.toThrow(/hush/)
  })

  test('a whole setting chooses its way', () => {
    const env = {
      SMTP_URL: 'smtp://mail.example',
      MAIL_FROM: 'a@b.example',
      SMS_URL: 'http://10.0.0.9/sms',
      SMS_SECRET: 's',
      WEBHOOK_SECRET: 's',
    }
    expect(adaptersFrom(env, folder).ways).toEqual({ sms: 'gateway', mail: 'smtp', webhook: 'webhook' })
  })
})

type Received = { path: string; headers: IncomingHttpHeaders; body: string }

describe('webhook and gateway', () => {
  let server: Server
  let status: number | 'silence'
  let received: Received[]
  let address: string

  beforeEach(async () => {
    received = []
    status = 200
    server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (text: string) => (body += text))
      request.on('end', () => {
        received.push({ path: request.url ?? '', headers: request.headers, body })
        if (status !== 'silence') response.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(100_000))
      })
    })
    address = `http://127.0.0.1:${await portOf(server)}`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const hook = (allow?: string) =>
    adaptersFrom({ WEBHOOK_SECRET: 'secret', ...(allow ? { WEBHOOK_ALLOW: allow } : {}) }, folder).adapters.webhook

  test('a webhook is posted signed, and does not tell to whom', async () => {
    await hook('127.0.0.0/8')({ ...message, recipient: `${address}/in?x=1` })
    const [{ path, headers, body } = {} as Received] = received
    expect(path).toBe('/in?x=1')
    expect(JSON.parse(body)).toEqual({
      id: message.id,
      kind: 'casework.claim',
      subject: 'case:1',
      title: message.title,
      body: message.body,
    })
    expect(headers['x-oneneedle-signature']).toBe(`sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`)
    expect(headers['idempotency-key']).toBe(message.id)
  })

  test('the gateway gets number and text, wherever the operator put it', async () => {
    const { adapters } = adaptersFrom({ SMS_URL: `${address}/sms`, SMS_SECRET: 'key' }, folder)
    await adapters.sms({ ...message, recipient: '13900000000' })
    expect(JSON.parse(received[0]!.body)).toEqual({
      id: message.id,
      to: '13900000000',
      title: message.title,
      text: message.body,
    })
    expect(received[0]!.headers['x-oneneedle-signature']).toMatch(/^sha256=[0-9a-f]{64}$/)
  })

  test.each([[500], [404], [302]])('an answer of %i is a failure and leads nowhere', async (code) => {
    status = code
    await expect(hook('127.0.0.1')({ ...message, recipient: address })).rejects.toMatchObject({ code: `http-${code}` })
    expect(received).toHaveLength(1)
  })

  test('a receiver that never answers is left', async () => {
    status = 'silence'
    const impatient = webhookAdapter('secret', '127.0.0.1', 200)
    await expect(impatient({ ...message, recipient: address })).rejects.toMatchObject({ code: 'timeout' })
  })

  test('no address leads into this server’s own network', async () => {
    const { port } = new URL(address)
    const inside = [
      '127.0.0.1',
      'localhost',
      '127.1',
      '0x7f000001',
      '2130706433',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '[::]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '10.0.0.1',
      '169.254.169.254',
      '[fe80::1]',
      '[fd00::1]',
      '100.64.0.1',
      '192.168.1.1',
      '172.16.0.1',
      '[2002:7f00:1::]',
    ]
    for (const host of inside)
      await expect(hook()({ ...message, recipient: `http://${host}:${port}/` }), host).rejects.toMatchObject({
        code: 'address-refused',
      })
    expect(received).toEqual([])
  })

  test.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://x',
    'not an address',
    'http://user:pw@example.org/',
    '',
  ])('“%s” is not called', async (recipient) => {
    await expect(hook()({ ...message, recipient })).rejects.toMatchObject({ code: 'url-refused' })
  })
})

describe('guard', () => {
  test('public addresses pass, opened inner ones pass, their neighbours do not', () => {
    for (const host of ['93.184.216.34', '[2606:4700::1111]', 'example.org']) guardOf().checkHost(host)
    const guard = guardOf('10.1.2.0/24, fd00::5')
    for (const host of ['10.1.2.9', '[fd00::5]']) guard.checkHost(host)
    for (const host of ['10.1.3.9', '[fd00::6]']) expect(() => guard.checkHost(host)).toThrow('address-refused')
  })

  test('a name is judged by where it leads at the moment of connecting', async () => {
    const resolve = (allow?: string) =>
      new Promise((done) =>
        guardOf(allow).lookup('localhost', { all: true }, (error, found) => done(error ? error.message : found)),
      )
    expect(await resolve()).toBe('address-refused')
    expect(await resolve('127.0.0.1,::1')).toContainEqual({ address: '127.0.0.1', family: 4 })
  })
})

describe('mail', () => {
  test('a mail arrives once at one recipient, with a name that stays the same at every try', async () => {
    const heard: string[] = []
    const server = createLineServer((socket) => {
      let inText = false
      socket.setEncoding('utf8').write('220 test\r\n')
      socket.on('data', (text: string) => {
        heard.push(text)
        if (inText) {
          if (heard.join('').endsWith('\r\n.\r\n')) {
            inText = false
            socket.write('250 ok\r\n')
          }
          return
        }
        for (const line of text.split('\r\n').filter(Boolean)) {
          inText = line === 'DATA'
          socket.write(inText ? '354 go\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
        }
      })
      socket.on('error', () => undefined)
    })
    const port = await portOf(server)
    const { adapters } = adaptersFrom(
      { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: '一根针 <needle@county.example>' },
      folder,
    )
    await adapters.mail(message)
    await expect(
      adapters.mail({ ...message, recipient: 'a@example.org\r\nBcc: b@example.org' }),
    ).resolves.toBeUndefined()
    server.close()
    const all = heard.join('')
    expect(all).toContain('RCPT TO:<zhang@example.org>')
    expect(all).toContain(`Message-ID: <${message.id}@county.example>`)
    expect(all).toContain('From: =?UTF-8?')
    expect(all.match(/^RCPT TO/gm)).toHaveLength(2)
    expect(all).not.toMatch(/^Bcc:/im)
  })

  test('a mail server that is not there is a failure that names nobody', async () => {
    const server = createLineServer()
    const port = await portOf(server)
    await new Promise((done) => server.close(done))
    const { adapters } = adaptersFrom({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'n@county.example' }, folder)
    await expect(adapters.mail(message)).rejects.toMatchObject({ code: expect.stringMatching(/^E[A-Z]+$/) })
  })
})
