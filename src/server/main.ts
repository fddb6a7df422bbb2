import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { firstAdminLink } from '#kernel/auth'
import { newId } from '#kernel/id'
import { adaptersFrom } from '#kernel/outbox/adapters'
import { AlreadyRunning, StartRefused } from '#kernel/postgres/embedded'
import type { Said } from '#kernel/words'
import { buildWebIfStale } from '../../scripts/build-web.ts'
import { buildApp } from './app.ts'
import { demoPassword, demoTenant, seats } from './demo/county.ts'
import { foundDemo } from './demo/demo.ts'
import { foundCounty, foundCentre } from './found.ts'
import { importFolder } from './importing/folder.ts'
import { startJobs } from './jobs.ts'
import { CannotStart, open, type Opened } from './open.ts'
import { startOf, version, type Start } from './settings.ts'

const print = (line = ''): void => void process.stdout.write(`${line}\n`)
const tell = (said: Said): void => print(`  ${said.zh}  ${said.en}`)

async function found(start: Start, opened: Opened): Promise<void> {
  const { house, auth } = opened
  if (!start.empty && start.tenant === demoTenant) {
    let shown = -1
    const isDemo = await foundDemo({
      db: house.db,
      rooms: house.rooms,
      vault: house.vault,
      now: house.clock.now(),
      clear: () => opened.database.clear(),
      givePassword: (person, password) => auth.givePassword(person, password),
      onProgress(share) {
        const tenth = Math.floor(share * 10)
        if (tenth > shown)
          tell({
            zh: `演示县的半年过去了 ${tenth * 10}%`,
            en: `demo county: ${tenth * 10} % of half a year has passed`,
          })
        shown = tenth
      },
    })
    if (isDemo) return
    throw new CannotStart({
      zh: '这个数据目录里已有一个用演示县代码建立的县，不会用演示数据覆盖它。请加 --empty 启动，或换一个 DATA_DIR。',
      en: 'This data folder holds a county of its own under the demo’s code; the demo does not overwrite it. Start with --empty, or with another DATA_DIR.',
    })
  }
  await foundCounty(house.db, start.tenant, start.county, house.clock.now())
  await foundCentre(house.db, start.tenant, start.county, house.clock.now())
}

/** With nobody there yet, the one-time link that makes the first administrator. */
const adminLink = (start: Start, { house }: Opened): Promise<string | null> =>
  firstAdminLink({
    db: house.db,
    tenant: start.tenant,
    now: house.clock.now(),
    publicUrl: start.publicUrl,
    async seat(tx, person) {
      await sql`insert into kernel.post (tenant, id, unit, role, area, title, person)
        select ${start.tenant}, ${newId()}, id, 'administrator', ${String(start.tenant)}, ${JSON.stringify({ zh: '系统管理员', en: 'Administrator' })}, ${person}
        from kernel.unit where tenant = ${start.tenant} and kind = 'centre' order by id limit 1`.execute(tx)
    },
  })

function welcome(start: Start, address: string, link: string | null): void {
  print()
  print(`一根针 OneNeedle ${version}`)
  print(`  群众入口 residents   ${address}/`)
  print(`  工作台   desk        ${address}/desk/`)
  print(`  接口     API         ${address}/api/openapi.json`)
  if (link) {
    print('\n  第一位管理员请打开（只能用一次）· the first administrator opens this once:')
    print(`  ${link}`)
  } else if (start.tenant === demoTenant && !start.empty) {
    print(`\n  演示账号 demo accounts（密码 password: ${demoPassword}）`)
    for (const seat of seats)
      if (seat.tryThis) print(`  ${seat.login.padEnd(12)} ${seat.tryThis.zh} · ${seat.tryThis.en}`)
  }
  print('\n  Ctrl-C 停止 · stops')
}

async function run(start: Start): Promise<void> {
  print('一根针正在启动…… OneNeedle is starting…')
  const opened = await open(start, tell)
  await buildWebIfStale((line) => print(`  ${line}`))
  await found(start, opened)
  const { house, auth, store, database, dataDir } = opened
  const desk = fileURLToPath(new URL('../../dist/desk', import.meta.url))
  const settings = {
    county: start.county,
    operator: start.operator,
    filing: start.filing,
    secure: start.publicUrl.startsWith('https:'),
  }
  const imports = importFolder(dataDir)
  const app = await buildApp({
    house,
    imports,
    auth,
    store,
    settings,
    version,
    databaseKind: database.kind,
    trustProxy: start.trustProxy,
    desk: existsSync(desk) ? desk : null,
  })
  const address = await app.listen({ host: start.host, port: start.port })
  // PORT=0 is known only now
  const publicUrl = process.env['PUBLIC_URL']?.replace(/\/$/, '') ?? address
  const { adapters } = adaptersFrom(process.env, dataDir)
  const stopJobs = startJobs({ house, adapters, imports, store, publicUrl }, (job, error) =>
    app.log.error({ job, error: String(error) }),
  )
  welcome(start, address, await adminLink({ ...start, publicUrl }, opened))

  let closing = false
  const stop = async (): Promise<void> => {
    if (closing) return
    closing = true
    print('\n正在停止…… stopping…')
    await app.close()
    await stopJobs()
    await opened.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(0)))
}

try {
  await run(startOf(process.env, process.argv.slice(2)))
} catch (error) {
  const known = error instanceof CannotStart || error instanceof AlreadyRunning || error instanceof StartRefused
  if (known) tell(error.said)
  else
    print(
      error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
        ? `  端口已被占用，请用 PORT 另选一个。 The port is taken; choose another with PORT.`
        : String(error instanceof Error ? error.stack : error),
    )
  process.exit(1)
}
