import { inspect } from './process.ts'

/**
 * Who started a postmaster stands on its own command line, as a setting that PostgreSQL carries and ignores: readable from
 * the first moment of its life, gone with it, and no file that could disagree.
 */
const setting = 'oneneedle.owner'

export async function ownerSetting(): Promise<string> {
  const self = await inspect(process.pid)
  return `${setting}=${process.pid}@${(self?.born ?? '').replaceAll(' ', '_')}`
}

/** Whether the process that started this postmaster still lives. Someone else's postmaster, without our mark, counts as living. */
export async function ownerLives(command: string): Promise<boolean> {
  const mark = new RegExp(`${setting}=(\\d+)@(\\S*)`).exec(command)
  if (!mark) return true
  const owner = await inspect(Number(mark[1]))
  return owner !== undefined && !owner.zombie && owner.born.replaceAll(' ', '_') === mark[2]
}
