import { contract } from '../contract.ts'
import { calendarCalls } from './contract/calendar.ts'
import { insight } from './contract/insight.ts'
import { keys } from './contract/keys.ts'
import { map } from './contract/map.ts'
import { people } from './contract/people.ts'
import { roles } from './contract/roles.ts'
import { structure } from './contract/structure.ts'

/** Who belongs where, who may do what, and what those who look after the house can see of it. */
export const org = contract('org', { ...structure, ...map, ...roles, ...keys, ...people, ...insight, ...calendarCalls })
