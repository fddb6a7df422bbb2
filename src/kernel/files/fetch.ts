import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { guardOf } from '../outbox/guard.ts'
import { limits } from './admit.ts'

/** Whole, redirects and all. */
const patienceMs = 8000
const mostRedirects = 3

const isAddress = (url: URL): boolean => /^https?:$/.test(url.protocol) && !url.username && !url.password

type Guard = ReturnType<typeof guardOf>

const ask = (url: URL, guard: Guard, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    guard.checkHost(url.hostname)
    const send = url.protocol === 'https:' ? secureRequest : plainRequest
    const request = send(url, { signal, agent: false, lookup: guard.lookup, headers: { accept: 'image/*, */*;q=0.1' } })
    request.on('error', reject)
    request.on('response', resolve)
    request.end()
  })

async function bytesOf(response: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // whoever sends more than a file may have is left alone with the rest
    if (bytes > limits.bytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function follow(url: URL, guard: Guard, signal: AbortSignal, left: number): Promise<Buffer | undefined> {
  if (!isAddress(url)) return undefined
  const response = await ask(url, guard, signal)
  const { statusCode = 0 } = response
  const to = statusCode >= 300 && statusCode < 400 ? response.headers.location : undefined
  if (statusCode === 200) return bytesOf(response)
  response.destroy()
  return to && left > 0 && URL.canParse(to, url) ? follow(new URL(to, url), guard, signal, left - 1) : undefined
}

/**
 * What lies at an address that came from outside, or undefined where it cannot be had: only from public machines (each
 * redirect is judged anew), no more bytes than a file may have, and not for long. What it is `admitFile` finds out.
 * `allowed`: inner networks that may be asked, see outbox/guard.ts.
 */
export async function fetchFile(address: string, allowed?: string): Promise<Buffer | undefined> {
  if (!URL.canParse(address)) return undefined
  try {
    return await follow(new URL(address), guardOf(allowed), AbortSignal.timeout(patienceMs), mostRedirects)
  } catch {
    return undefined
  }
}
