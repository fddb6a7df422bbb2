import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { guardOf } from './guard.ts'
import { SendFailure, sendingMs } from './sending.ts'

/** A question to somebody else's server: GET, or a form that is posted, with files where it holds any. */
export type Question = { url: string; form?: URLSearchParams | FormData }
export type Answer = { status: number; type: string; body: string }
/** Throws `SendFailure`: its code says why there is no answer. `wasSent`: what was asked may have arrived all the same. */
export type Exchange = (question: Question) => Promise<Answer>

export class NoAnswer extends SendFailure {
  readonly wasSent: boolean
  constructor(code: 'not-reached' | 'timeout' | 'too-large' | 'address-refused', wasSent: boolean) {
    super(code)
    this.name = 'NoAnswer'
    this.wasSent = wasSent
  }
}

/** No list that is asked for here is longer. */
const mostBytes = 2 * 1024 * 1024

async function readBody(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) throw new NoAnswer('too-large', true)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Whatever the network says becomes one of a few words: an error's own text may hold addresses. */
const failureOf = (error: unknown, wasSent: boolean): NoAnswer => {
  if (error instanceof NoAnswer) return error
  if (error instanceof SendFailure) return new NoAnswer('address-refused', false)
  const isLate = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name)
  return new NoAnswer(isLate ? 'timeout' : 'not-reached', wasSent)
}

type Form = { type: string; bytes: Buffer }
type Sending = { url: URL; form: Form | undefined; ms: number; guard: ReturnType<typeof guardOf> }

/** The time limit holds from the first byte to the last, so that a server that answers drop by drop is left too. Redirects are not followed. */
const send = ({ url, form, ms, guard }: Sending): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let wasSent = false
    const fail = (error: unknown) => reject(failureOf(error, wasSent))
    const open = url.protocol === 'https:' ? secureRequest : plainRequest
    const request = open(url, {
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json, text/xml',
        ...(form === undefined
          ? {}
          : {
              'content-type': form.type,
              'content-length': form.bytes.length,
            }),
      },
      signal: AbortSignal.timeout(ms),
      agent: false,
      lookup: guard.lookup,
    })
    request.on('error', fail)
    request.on('finish', () => {
      wasSent = true
    })
    request.on('response', (response) => {
      const type = response.headers['content-type'] ?? ''
      readBody(response).then((body) => resolve({ status: response.statusCode ?? 0, type, body }), fail)
    })
    request.end(form?.bytes)
  })

/** A form as it goes over the line. */
async function written(form: URLSearchParams | FormData): Promise<Form> {
  if (form instanceof URLSearchParams)
    return { type: 'application/x-www-form-urlencoded; charset=utf-8', bytes: Buffer.from(form.toString()) }
  const sent = new Response(form)
  return { type: sent.headers.get('content-type') ?? '', bytes: Buffer.from(await sent.arrayBuffer()) }
}

/** Speaks to public servers, and to those that `allowed` (the setting REMOTE_ALLOW) opens; see guard.ts. `ms`: patience. */
export function exchangeWith(allowed?: string, ms = sendingMs): Exchange {
  const guard = guardOf(allowed, 'REMOTE_ALLOW')
  return async ({ url: text, form }) => {
    const url = new URL(text)
    try {
      guard.checkHost(url.hostname)
    } catch (error) {
      throw failureOf(error, false)
    }
    return send({ url, form: form && (await written(form)), ms, guard })
  }
}
