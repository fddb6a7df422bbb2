import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { worded } from '#kernel/house'
import { sendRefusal } from '#kernel/serve'
import type { Said } from '#kernel/words'
import { html } from '../web/resident/html.ts'

/** Who runs the house and under which number it is filed: shown at the foot of every page of the desk. */
export type Imprint = { operator: Said; filing: string | null }

/** Under which address the script lies that was built from a source under src/web/. Throws where there is none. */
export async function scriptBuiltFrom(folder: string, source: string): Promise<string> {
  const text = await readFile(join(folder, '.vite/manifest.json'), 'utf8')
  const manifest = JSON.parse(text) as Record<string, { file: string }>
  const built = Object.entries(manifest).find(([from]) => from.endsWith(source))?.[1]
  if (!built) throw new Error(`The build has no ${source}`)
  return `/desk/${built.file}`
}

/** The built desk under /desk/: hashed files for a year, the one page fresh each time and with the imprint in its head. */
export async function serveDesk(app: FastifyInstance, folder: string, imprint: Imprint): Promise<void> {
  await app.register(statics, {
    root: folder,
    prefix: '/desk/',
    index: false,
    wildcard: false,
    maxAge: '1y',
    immutable: true,
  })
  const built = await readFile(join(folder, 'index.html'), 'utf8')
  const meta = html`<meta name="imprint" content="${JSON.stringify(imprint)}" />`
  const page = built.replace('</title>', () => `</title>${meta.text}`)
  const answer = (_request: unknown, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  app.get('/desk', (_request, reply) => reply.redirect('/desk/'))
  // a page left open over an upgrade asks for files that are gone: that is not the page again
  app.get('/desk/assets/*', (_request, reply) => sendRefusal(reply, worded({ code: 'not-found' })))
  // every other address of the desk is one page; its own router tells them apart
  for (const url of ['/desk/', '/desk/*', '/sign-in', '/join']) app.get(url, answer)
}
