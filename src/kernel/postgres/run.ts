import { spawn, spawnSync } from 'node:child_process'

/** The account that the database runs under; null means: whoever we are. */
export type Account = { uid: number; gid: number } | null

export type Outcome = { code: number | null; out: string; err: string }

/**
 * What every child gets: nothing of our own environment but the path, so that no PGDATA, LANG or password of the person
 * who starts us changes what is made. `/` as folder, because the account may be unable to enter ours.
 */
export const childOptions = (account: Account, libraries?: string) => ({
  ...(account ? { uid: account.uid, gid: account.gid } : {}),
  cwd: '/',
  env: {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(libraries ? { LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries } : {}),
  },
})

/** Runs a program to its end under an account and returns what it said; a program that cannot be started has code null. */
export async function run(command: string, args: string[], account: Account, libraries?: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...childOptions(account, libraries), stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.once('error', (error) => resolve({ code: null, out, err: error.message }))
    child.once('close', (code) => resolve({ code, out, err }))
  })
}

/** Whether the account may enter a folder. Tried, not computed: access lists and mount options count too. */
export const mayEnter = (folder: string, account: Account): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" 2>/dev/null', 'sh', folder], { ...childOptions(account), stdio: 'ignore' })
    .status === 0
