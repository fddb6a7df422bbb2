import { room, type Room } from '../house.ts'
import { ok } from '../result.ts'
import { org } from './contract.ts'
import * as calendar from './handlers/calendar.ts'
import { exportTable } from './handlers/export-table.ts'
import { importTable } from './handlers/import-table.ts'
import * as insight from './handlers/insight.ts'
import * as keys from './handlers/keys.ts'
import * as map from './handlers/map.ts'
import * as people from './handlers/people.ts'
import * as posts from './handlers/posts.ts'
import * as roles from './handlers/roles.ts'
import * as structure from './handlers/structure.ts'
import { unstaffed } from './handlers/vacancy.ts'
import type { OrgParts } from './parts.ts'
import { words } from './words.ts'

/** The room where the county's own order is kept: areas, units, posts, people, and what happened to them. */
export const orgRoom = (parts: OrgParts): Room =>
  room(org, words, {
    directory: (_input, ctx) => structure.directory(ctx),
    areas: (input, ctx) => structure.areas(ctx, input),
    complaintGaps: (_input, ctx) => structure.complaintGaps(ctx),
    unstaffed: (_input, ctx) => unstaffed(ctx, parts),
    saveArea: (input, ctx) => structure.saveArea(ctx, input),
    closeArea: (input, ctx) => structure.closeArea(ctx, parts, input),
    map: (_input, ctx) => map.map(ctx),
    importMap: (input, ctx) => map.importMap(ctx, input),
    units: (input, ctx) => structure.units(ctx, input),
    saveUnit: (input, ctx) => structure.saveUnit(ctx, input),
    closeUnit: (input, ctx) => structure.closeUnit(ctx, parts, input),
    roles: (input, ctx) => roles.roles(ctx, input),
    saveRole: (input, ctx) => roles.saveRole(ctx, input),
    closeRole: (input, ctx) => roles.closeRole(ctx, input),
    apiKeys: (_input, ctx) => keys.apiKeys(ctx),
    issueKey: (input, ctx) => keys.issueKey(ctx, input),
    revokeKey: (input, ctx) => keys.revokeKey(ctx, input),
    posts: (input, ctx) => posts.posts(ctx, input),
    savePost: (input, ctx) => posts.savePost(ctx, parts, input),
    seat: (input, ctx) => posts.seat(ctx, parts, input),
    closePost: (input, ctx) => posts.closePost(ctx, parts, input),
    persons: (input, ctx) => people.persons(ctx, input),
    savePerson: (input, ctx) => people.savePerson(ctx, input),
    closePerson: (input, ctx) => people.closePerson(ctx, parts, input),
    endSessions: (input, ctx) => people.endSessions(ctx, input),
    resetSecondFactor: (input, ctx) => people.resetSecondFactor(ctx, input),
    invite: (input, ctx) => people.invite(ctx, parts, input),
    importTable: (input, ctx) => importTable(ctx, parts, input),
    exportTable: (input, ctx) => exportTable(ctx, input),
    demoAccounts: async () => ok({ accounts: [...(parts.demoAccounts() ?? [])] }),
    acts: (input, ctx) => insight.acts(ctx, parts, input),
    messages: (input, ctx) => insight.messages(ctx, parts, input),
    resend: (input, ctx) => insight.resend(ctx, input),
    calendar: (_input, ctx) => calendar.calendar(ctx),
    calendarYear: (input, ctx) => calendar.calendarYear(ctx, input),
    importCalendar: (input, ctx) => calendar.importCalendar(ctx, parts, input),
    saveLocalDays: (input, ctx) => calendar.saveLocalDays(ctx, parts, input),
  })
