import { spawn, type ChildProcess } from 'node:child_process'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/server/main.ts', import.meta.url))

export type Product = { base: string; child: ChildProcess; stop: () => Promise<void> }

/** The whole server as `npm start` runs it, in a process of its own, on an empty county. Throws when it ends unready. */
export async function startProduct(dataDir: string): Promise<Product> {
  const child = spawn(process.execPath, [main, '--empty'], {
    // each answer counts by the address it is for: a proxy on this machine may say which
    env: { ...process.env, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', TRUST_PROXY: 'loopback', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', (text) => (said += String(text)))
  const base = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += String(text)
      const found = /API +(http:\/\/[\d.:]+)\//.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)))
  })
  return {
    base,
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}

export type Receipt = { case: string; request: string; number: string; code: string }

/** What a resident says, about as long as people say it. */
export const words = {
  text: '我家住在文昌花园三号楼，楼下路灯已经坏了五天，老人晚上出门很不方便，物业说要等路灯所来修，请帮忙催一催。',
  category: 'city-light',
  place: '文昌花园三号楼东侧',
  contact: { name: '张女士', phone: '13900000000', consent: true },
}
const body = JSON.stringify(words)

/** Somebody at another address each time: nobody says sixty things in a minute. */
const address = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
let said = 0

export type Speaker = { say: (commandId: string) => Promise<Receipt>; close: () => void }

/** A client that keeps its connections open. `say` rejects when there is no answer or another than success. */
export function speaker(base: string): Speaker {
  const agent = new Agent({ keepAlive: true })
  return {
    close: () => agent.destroy(),
    say: (commandId) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': commandId,
          'x-forwarded-for': address((said += 1)),
        }
        const call = request(
          `${base}/api/casework/say`,
          { agent, method: 'POST', headers, timeout: 30_000 },
          (answer) => {
            let text = ''
            answer.setEncoding('utf8').on('data', (part: string) => (text += part))
            answer.on('error', reject)
            answer.on('end', () =>
              answer.statusCode === 200
                ? resolve(JSON.parse(text) as Receipt)
                : reject(new Error(`${answer.statusCode} ${text}`)),
            )
          },
        )
        call.on('timeout', () => call.destroy(new Error('no answer within 30 s')))
        call.on('error', reject)
        call.end(body)
      }),
  }
}
