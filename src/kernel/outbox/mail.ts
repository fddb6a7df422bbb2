import { createTransport } from 'nodemailer'
import type { Adapter } from '../outbox.ts'
import { sendingMs } from './sending.ts'

/** Plain-text mail through the operator's own server. `url` as in `smtps://user:password@mail.example:465`. */
export function mailAdapter(url: string, from: string): Adapter {
  const transport = createTransport({
    url,
    connectionTimeout: sendingMs,
    greetingTimeout: sendingMs,
    socketTimeout: sendingMs,
    // a message is text: it may not make this server read files or fetch pages
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.replace(/.*@/, '').replace(/[^\w.-].*/, '')
  return async (message) => {
    await transport.sendMail({
      from,
      // an object, not a line: a comma or bracket in it cannot add a second recipient
      to: { name: '', address: message.recipient },
      subject: message.title,
      text: message.body,
      // the same at every try, so that a mail sent twice can be shown once
      messageId: `<${message.id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}
