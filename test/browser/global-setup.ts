import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Sign-in has to know its own address before it listens, so the port is chosen here and not by the server. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/**
 * The whole run talks to one real server, started as a person would start it: web built if stale, embedded database,
 * demo county told. `BROWSER_TESTS_DATA` names a folder that is kept, so that the next run starts in seconds.
 */
async function setup(): Promise<() => Promise<void>> {
  const kept = process.env['BROWSER_TESTS_DATA']
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'oneneedle-browser-')))
  const port = await freePort()
  const server = spawn(process.execPath, ['src/server/main.ts'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      // a unit's own server is played by the test itself
      REMOTE_ALLOW: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Ctrl-C')) resolve()
    })
    void ended.then(() => reject(new Error(`The server did not start:\n${said}`)))
  })
  process.env['BROWSER_TESTS_URL'] = `http://127.0.0.1:${port}`
  process.env['BROWSER_TESTS_DATA_DIR'] = dataDir
  return async () => {
    server.kill('SIGTERM')
    await ended
    if (!kept) await rm(dataDir, { recursive: true, force: true })
  }
}

export default setup
