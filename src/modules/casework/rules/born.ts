import type { CaseAct, CaseState } from './acts.ts'

/** A link of the holding chain as it begins. */
export const holding = (unit: string, from: string) => ({
  unit,
  from,
  until: null,
  read: null,
  accepted: null,
  returned: null,
})

/** Where a case stands that begins here: with the centre, or closed already where it came from. */
const standing = ({ at, data: { centre, origin } }: CaseAct<'say'>) => {
  const ended = origin?.ended
  const lead = ended?.unit ?? centre
  return {
    status: ended ? ('elsewhere' as const) : ('received' as const),
    lead,
    holders: [holding(lead, at)],
    reply: ended?.reply ?? null,
    closedAt: ended ? (ended.at ?? at) : null,
  }
}

/** The case as the first word makes it, before that word is told in it. */
export const born = (act: CaseAct<'say'>): CaseState => ({
  n: 0,
  number: act.data.number,
  area: act.data.area,
  category: act.data.category,
  urgency: act.data.urgency,
  alarm: null,
  centre: act.data.centre,
  about: act.data.about ?? null,
  requests: [],
  co: [],
  returns: 0,
  returnPending: false,
  ruled: false,
  asks: [],
  pausedSince: null,
  pausedUntil: null,
  pausedFor: 0,
  hard: null,
  wasHard: false,
  clocks: [],
  openedAt: act.at,
  claimedAt: null,
  confirmedAt: null,
  confirmedBy: null,
  judgements: [],
  lookBacks: [],
  redos: 0,
  callTries: 0,
  reminders: 0,
  published: null,
  redacted: {},
  mergedInto: null,
  posting: null,
  ...standing(act),
})
