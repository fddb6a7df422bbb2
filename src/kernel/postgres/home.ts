import { chown, chmod, lstat, mkdir, mkdtemp, readlink, realpath, rmdir, stat, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Said } from '#kernel/words'
import { StartRefused } from './refused.ts'
import { mayEnter, run, type Account } from './run.ts'
import { words } from './words.ts'

export type Home = {
  /** holds the cluster, its socket and its log; mode 0700, owned by the account */
  folder: string
  account: Account
}

const asRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses to run as root: the first of these that exists runs it. */
const accounts = ['oneneedle', 'postgres', 'nobody']

async function findAccount(): Promise<Account> {
  for (const name of accounts) {
    const [uid, gid] = [await run('id', ['-u', name], null), await run('id', ['-g', name], null)]
    if (uid.code === 0 && gid.code === 0) return { uid: Number(uid.out), gid: Number(gid.out) }
  }
  throw new StartRefused(words.noAccount)
}

/** Where `<data>/postgres` really is, if it was made before. */
async function findHome(door: string): Promise<string | undefined> {
  const entry = await lstat(door).catch(() => undefined)
  if (!entry) return undefined
  return realpath(door).catch(async () => {
    throw new StartRefused(words.gone(door, await readlink(door).catch(() => door)))
  })
}

/** Root may start what an ordinary user made: it then runs under that user, who can go on with it later. */
async function accountFor(home: string | undefined): Promise<Account> {
  if (!asRoot()) return null
  const owner = home ? await stat(home) : undefined
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : findAccount()
}

/** Outside the data folder, with a link left in it: the link is the only memory, so a moved data folder keeps its database. */
async function makeOutside(door: string, tell: (said: Said) => void): Promise<string> {
  await mkdir('/var/lib/oneneedle', { recursive: true })
  await chmod('/var/lib/oneneedle', 0o755)
  const folder = await mkdtemp('/var/lib/oneneedle/database-')
  try {
    await symlink(folder, door)
  } catch {
    // another start was quicker: take its place
    await rmdir(folder)
    return realpath(door)
  }
  tell(words.movedOut(folder))
  return folder
}

async function makeHome(door: string, account: Account, tell: (said: Said) => void): Promise<string> {
  const data = dirname(door)
  if (account && !mayEnter(dirname(data), account)) return makeOutside(door, tell)
  if (account && !mayEnter(data, account)) await chown(data, account.uid, account.gid)
  await mkdir(door, { recursive: true, mode: 0o700 })
  return realpath(door)
}

/**
 * Finds or makes the folder `<dataDir>/postgres` and the account that owns it. Throws StartRefused when the folder
 * is another account's or a link to a place that is gone: an empty database in its stead would look like lost data.
 */
export async function openHome(dataDir: string, tell: (said: Said) => void): Promise<Home> {
  const door = join(resolve(dataDir), 'postgres')
  // folders above ours are made as folders usually are: shut ones would keep the database's account out
  await mkdir(dirname(dirname(door)), { recursive: true })
  await mkdir(dirname(door), { recursive: true, mode: 0o700 })
  const found = await findHome(door)
  const account = await accountFor(found)
  const folder = found ?? (await makeHome(door, account, tell))
  try {
    if (account) await chown(folder, account.uid, account.gid)
    await chmod(folder, 0o700)
  } catch {
    throw new StartRefused(words.notYours(folder))
  }
  if (!mayEnter(folder, account)) throw new StartRefused(words.notYours(folder))
  return { folder, account }
}
