import { createHmac } from 'node:crypto'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Adapter, Waiting } from '../outbox.ts'
import { guardOf } from './guard.ts'
import { SendFailure, sendingMs } from './sending.ts'

type Posting = { url: URL; body: string; secret: string; id: string; ms?: number; lookup?: LookupFunction }

/** The receiver computes the same over the raw body; an id seen before is a repeat. */
const headersOf = ({ body, secret, id }: Posting) => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
  'idempotency-key': id,
  'x-oneneedle-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
})

/** Redirects are not followed: they would lead past the guard. */
const postSigned = (posting: Posting): Promise<void> =>
  new Promise((resolve, reject) => {
    const send = posting.url.protocol === 'https:' ? secureRequest : plainRequest
    const request = send(posting.url, {
      method: 'POST',
      headers: headersOf(posting),
      signal: AbortSignal.timeout(posting.ms ?? sendingMs),
      agent: false,
      ...(posting.lookup ? { lookup: posting.lookup } : {}),
    })
    request.on('error', (error) => reject(error.name === 'AbortError' ? new SendFailure('timeout') : error))
    request.on('response', (response) => {
      // what it answers is nothing to us, and may be endless
      response.destroy()
      const status = response.statusCode ?? 0
      if (status >= 200 && status < 300) resolve()
      else reject(new SendFailure(`http-${status}`))
    })
    request.end(posting.body)
  })

const urlOf = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new SendFailure('url-refused')
  return url
}

/**
 * Posts a message to the address that is its recipient. `allowed`: inner networks that may be called, see guard.ts; `ms`: patience.
 * Signed with HMAC-SHA256 over the body in `X-OneNeedle-Signature: sha256=<hex>`.
 */
export function webhookAdapter(secret: string, allowed?: string, ms = sendingMs): Adapter {
  const guard = guardOf(allowed)
  return async ({ id, kind, subject, title, body, recipient }) => {
    const url = urlOf(recipient)
    guard.checkHost(url.hostname)
    const content = JSON.stringify({ id, kind, subject, title, body })
    await postSigned({ url, body: content, secret, id, ms, lookup: guard.lookup })
  }
}

/** Hands text messages to the operator's SMS gateway, which stands where the operator says: no guard. */
export function gatewayAdapter(address: string, secret: string): Adapter {
  const url = urlOf(address)
  return ({ id, recipient, title, body }: Waiting) =>
    postSigned({ url, body: JSON.stringify({ id, to: recipient, title, text: body }), secret, id })
}
