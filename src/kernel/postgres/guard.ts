import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { childOptions, type Account } from './run.ts'

/**
 * The server must not outlive us, however we end. This shell holds the far end of a pipe of ours: when the kernel closes
 * it, the reader asks the server to shut down. It ignores the terminal's and the service manager's signals, which would
 * otherwise take the reader away before it has done so, and removes a socket folder made for this run ($1) after a clean end;
 * after any other the server will be wanted again at the same place.
 */
const script = `
trap '' HUP INT TERM
sockets=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- 1>&2 &
server=$!
echo "$server"
{ while read -r _; do :; done <&3; kill -INT "$server"; } >/dev/null 2>&1 &
reader=$!
exec 3<&- 1>&-
wait "$server"
code=$?
kill -9 "$reader" 2>/dev/null
[ -z "$sockets" ] || [ "$code" != 0 ] || rmdir "$sockets"
exit "$code"
`

export type Guarded = {
  /** the server's own process number */
  pid: number
  /** settles when the guard has ended, which is when the server has */
  exited: Promise<void>
  /** closes the pipe: the guard then shuts the server down */
  release(): void
}

/**
 * Starts a server under the guard. `log` is the file descriptor for all it says; `ownSockets` a folder to remove afterwards.
 * In a session of its own: Ctrl-C in the terminal is for us, and we stop the server when our own work is done.
 */
export async function startGuarded(
  command: [string, ...string[]],
  account: Account,
  options: { libraries: string; log: number; ownSockets?: string },
): Promise<Guarded> {
  const guard = spawn('/bin/sh', ['-c', script, 'oneneedle-guard', options.ownSockets ?? '', ...command], {
    ...childOptions(account, options.libraries),
    detached: true,
    stdio: ['pipe', 'pipe', options.log],
  })
  const { stdin, stdout } = guard
  if (!stdin || !stdout) throw new Error('The guard was started without its pipes')
  const exited = new Promise<void>((resolve) => {
    guard.once('exit', () => resolve())
    guard.once('error', () => resolve())
  })
  // the guard may be gone before we are: that is seen by `exited`, not by a broken pipe
  stdin.on('error', () => undefined)
  const first = await Promise.race([once(stdout, 'data'), exited])
  stdout.destroy()
  const pid = Number(String(first?.[0] ?? ''))
  return { pid, exited, release: () => stdin.destroy() }
}
