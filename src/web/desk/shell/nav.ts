import type { Said } from '#kernel/words'
import type { Capability } from '#kernel/capabilities'
import { mayAny, type Me } from '../me.tsx'
import { pages } from '../words.ts'

export type Place = {
  to: string
  name: Said
  /** Where there is little room. */
  short?: Said
  /** Pressed after g. */
  key: string
  /** The path of a 20 × 20 drawing in one stroke. */
  icon: string
  /** Offered to whoever holds one of these; to everybody where it is left out. */
  needs?: readonly Capability[]
}

/** Whoever may look at cases, whatever else they do. */
export const caseReaders = [
  'case.read',
  'case.handle',
  'case.dispatch',
  'case.callback',
  'case.approve',
  'case.adjudicate',
] as const

const daily: readonly Place[] = [
  { to: '/inbox', name: pages.inbox, key: 'i', icon: 'M3 11V5.500L5 3h10l2 2.500V17H3v-6h4l1.500 2.500h3L13 11h4' },
  { to: '/cases', needs: caseReaders, name: pages.cases, key: 'c', icon: 'M5 3h7l3 3v11H5V3Zm3 6h4m-4 3.500h4' },
  {
    to: '/board',
    needs: ['case.dispatch', 'case.read'],
    name: pages.board,
    short: { zh: '派单台', en: 'Board' },
    key: 'b',
    icon: 'M3 4h14v12H3V4Zm5 0v12m5-12v7',
  },
  {
    to: '/overdue',
    needs: caseReaders,
    name: pages.overdue,
    short: { zh: '超期退回', en: 'Overdue' },
    key: 'o',
    icon: 'M10 3a7 7 0 1 1-6.300 4M10 6.500V10l2.500 1.500M3.500 3v4h4',
  },
  {
    to: '/search',
    needs: caseReaders,
    name: pages.search,
    key: 's',
    icon: 'M9 3.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11Zm4 9.500 4 4',
  },
  {
    to: '/register',
    needs: ['register.read'],
    name: pages.register,
    key: 'e',
    icon: 'M5 3h9l2 2v12H5V3Zm0 0H3.500v14H5m4.500-9.500a1.800 1.800 0 1 1 2 0M7.500 14c0-3 6-3 6 0',
  },
  {
    to: '/forms',
    needs: ['forms.ask', 'register.read'],
    name: pages.forms,
    key: 'f',
    icon: 'M3 4h14v12H3V4Zm0 4h14M3 12h14M8 4v12',
  },
  {
    to: '/callbacks',
    needs: ['case.callback'],
    name: pages.callbacks,
    key: 'l',
    icon: 'M6.500 3 4 4c-.5 6.500 5.500 12.500 12 12l1-2.500-3.500-2-1.500 1.500c-2-1-3.500-2.500-4.500-4.500L9 7 6.500 3Z',
  },
  {
    to: '/topics',
    needs: ['case.dispatch', 'case.handle'],
    name: pages.topics,
    short: { zh: '热点', en: 'Topics' },
    key: 't',
    icon: 'M3 16.500h14M5 16.500v-5m5 5v-12m5 12v-8M3 7.500l3-2.500 3 1.500 3-4 5 3',
  },
]

const upkeep: readonly Place[] = [
  {
    to: '/units',
    needs: ['org.read', 'org.manage', 'inbox.manage'],
    name: pages.units,
    short: { zh: '单位', en: 'Units' },
    key: 'u',
    icon: 'M7.500 3h5v4h-5V3ZM3 13h5v4H3v-4Zm9 0h5v4h-5v-4ZM10 7v3m-4.500 3v-3h9v3',
  },
  {
    to: '/rules',
    needs: ['case.read', 'case.handle', 'case.dispatch', 'rules.manage'],
    name: pages.rules,
    short: { zh: '规则', en: 'Rules' },
    key: 'r',
    icon: 'M4 5h12M4 10h12M4 15h12M7 3.500v3m6 2v3m-4.500 2v3',
  },
  {
    to: '/quality',
    needs: ['case.dispatch', 'case.read', 'rules.manage'],
    name: pages.quality,
    short: { zh: '准不准', en: 'How good' },
    key: 'q',
    icon: 'M3 17h14M5 14v-3m5 3V8m5 6V4M4.500 7 9 4.500l3 1.500',
  },
  {
    to: '/outbox',
    needs: ['outbox.read'],
    name: pages.outbox,
    key: 'm',
    icon: 'M17 3 3 9l5 2.500L17 3Zm0 0-4 14-5-5.500',
  },
  {
    to: '/audit',
    needs: ['audit.read'],
    name: pages.audit,
    key: 'a',
    icon: 'M10 2.500 4 5v5c0 3.500 2.500 6 6 7.500 3.500-1.500 6-4 6-7.500V5l-6-2.500Zm-2.500 7.500 2 2 3.500-4',
  },
  {
    to: '/help',
    name: pages.help,
    key: 'h',
    icon: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm-2 5.200c.2-2.700 4.200-2.400 4 0-.1 1.500-2 1.500-2 3.300m0 2.300v.2',
  },
]

/** What stands in somebody's navigation: the work of every day first, then what keeps the house in order. */
export const placesFor = (me: Me): { daily: Place[]; upkeep: Place[] } => {
  const open = (place: Place) => !place.needs || mayAny(me, place.needs)
  return { daily: daily.filter(open), upkeep: upkeep.filter(open) }
}

export const everyPlace = (me: Me): Place[] => {
  const { daily: first, upkeep: then } = placesFor(me)
  return [...first, ...then]
}
