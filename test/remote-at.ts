import type { Caller } from '#kernel/house'
import { caseAt, type Held } from './case-at.ts'
import { must } from './office.ts'
import { again, stranger, system, type World } from './world.ts'

const address = 'https://311.example.org/v2'

/** The lamp office gets a server of its own; `more` as `casework.saveRemote` takes it. */
export const connect = async (w: World, more: object = {}): Promise<string> => {
  const unit = w.units.lamp
  const input = { unit, url: address, key: 'sesame', fallback: 'LAMP-01', updates: true, ...more }
  await must(w.casework('saveRemote', input, again(w.staff.admin)))
  return unit
}

/** Everything that waits is taken; the posting of this case among it. */
export const taken = async (w: World, { case: id }: { case: string }): Promise<string> => {
  const { case: row } = await must(w.casework('get', { case: id }, w.staff.dispatcher))
  const { postings } = await must(w.casework('takePostings', {}, system()))
  for (const posting of postings) {
    const { fields } = await must(w.casework('postingOf', { posting }, system()))
    if (JSON.stringify(fields).includes(row.number)) return posting
  }
  if (postings.length === 0) throw new Error('Nothing of this case was to be posted')
  return taken(w, { case: id })
}

/** A case at the lamp office, whose server is connected, and its posting that a sender has taken. */
export async function caseThere(w: World, by: Caller = stranger()): Promise<Held & { posting: string }> {
  await connect(w)
  const held = await caseAt(w, 'dispatched', by)
  const posting = await taken(w, held)
  return { ...held, posting }
}

export const sent = (w: World, posting: string, theirs = `T-${posting.slice(0, 8)}`) =>
  w.casework(
    'posted',
    { posting, outcome: { kind: 'sent', theirs, token: null, notice: '五个工作日', contact: false } },
    system(),
  )
