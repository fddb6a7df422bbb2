import { join } from 'node:path'
import type { Adapter, Message } from '../outbox.ts'
import { fileAdapter } from './file.ts'
import { mailAdapter } from './mail.ts'
import { gatewayAdapter, webhookAdapter } from './webhook.ts'

type Channel = Message['channel']
export type Way = 'file' | 'smtp' | 'webhook' | 'gateway'

export type Adapters = {
  adapters: Record<Channel, Adapter>
  /** Which way each channel goes, for the page that shows the outbox: `file` sends nothing to anybody. */
  ways: Record<Channel, Way>
}

type Env = Record<string, string | undefined>
type Chosen = { way: Way; adapter: Adapter }

/** A setting given by halves is a mistake that must show at the start, not with the first lost message. */
function both(env: Env, first: string, second: string): [string, string] | undefined {
  const [a, b] = [env[first], env[second]]
  if (!a && !b) return undefined
  if (!a || !b) throw new Error(`${first} and ${second} go together: ${a ? second : first} is missing`)
  return [a, b]
}

function mail(env: Env): Chosen | undefined {
  const set = both(env, 'SMTP_URL', 'MAIL_FROM')
  if (!set) return undefined
  const [url, from] = set
  // the address may hold a password: it is never repeated
  if (!/^smtps?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new Error('SMTP_URL must look like smtps://user:password@mail.example:465')
  return { way: 'smtp', adapter: mailAdapter(url, from) }
}

function sms(env: Env): Chosen | undefined {
  const set = both(env, 'SMS_URL', 'SMS_SECRET')
  if (!set) return undefined
  if (!URL.canParse(set[0])) throw new Error('SMS_URL must be the http(s) address of the gateway')
  return { way: 'gateway', adapter: gatewayAdapter(...set) }
}

function webhook(env: Env): Chosen | undefined {
  const secret = env['WEBHOOK_SECRET']
  return secret ? { way: 'webhook', adapter: webhookAdapter(secret, env['WEBHOOK_ALLOW']) } : undefined
}

/**
 * How messages leave, from the environment: `SMTP_URL` + `MAIL_FROM`, `SMS_URL` + `SMS_SECRET`, `WEBHOOK_SECRET` (and
 * `WEBHOOK_ALLOW`, inner networks as `10.1.2.0/24,…`). What is not set up is written to `dataDir/outbox`. Throws when a
 * setting is wrong.
 */
export function adaptersFrom(env: Env, dataDir: string): Adapters {
  const written: Chosen = { way: 'file', adapter: fileAdapter(join(dataDir, 'outbox')) }
  const chosen = { sms: sms(env) ?? written, mail: mail(env) ?? written, webhook: webhook(env) ?? written }
  return {
    adapters: { sms: chosen.sms.adapter, mail: chosen.mail.adapter, webhook: chosen.webhook.adapter },
    ways: { sms: chosen.sms.way, mail: chosen.mail.way, webhook: chosen.webhook.way },
  }
}
