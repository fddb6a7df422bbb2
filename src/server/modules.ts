import { actLabels, caseworkRoom, countMoving, countOpenCases, dutyLabels, numbersOf, topicDutyLabels } from '#casework'
import { formsRoom } from '#forms'
import { countOpen, handBack, inboxRoom, vacancies } from '#inbox'
import type { MigrationSource } from '#kernel/db/migrate'
import type { Room } from '#kernel/house'
import { authRoom, invitationLink, invite } from '#kernel/auth'
import type { OrgParts } from '#kernel/org/parts'
import { orgRoom } from '#kernel/org/room'
import type { Said } from '#kernel/words'
import { dutyLabels as registerDutyLabels, registerRoom } from '#register'
import { demoAccounts } from './demo/accounts.ts'

const named: Record<string, Said> = {
  ...Object.fromEntries(Object.entries(actLabels).map(([act, said]) => [`casework.${act}`, said])),
  'demo.begun': { zh: '演示县开始搭建', en: 'The demo county was begun' },
  'demo.told': { zh: '演示县搭建完成', en: 'The demo county is complete' },
}

/** How long an invitation holds. */
const hours = 72

export type Deployment = {
  /** Where people find this house, for links; without it nobody is invited and all come in by OIDC. */
  publicUrl?: string
  /** Shows the demo's accounts, and messages in full. */
  isDemo?: boolean
}

/** The table of contents: what the house is made of, with what the deployment decides. */
export function makeRooms({ publicUrl, isDemo = false }: Deployment): readonly Room[] {
  const rooms: Room[] = [
    caseworkRoom,
    registerRoom,
    formsRoom,
    inboxRoom({
      casework: dutyLabels,
      topics: topicDutyLabels,
      register: registerDutyLabels,
      org: {
        fill: { zh: '空岗待补', en: 'Fill an empty post' },
        staff: { zh: '受理投诉的单位无人在岗', en: 'Seat somebody in a unit that takes complaints in' },
      },
    }),
  ]
  const titleOf = (act: string): Said | undefined => {
    const [name, call = ''] = act.split('.')
    return named[act] ?? [...rooms, authRoom].find((room) => room.name === name)?.words.calls[call]
  }
  const invitation: OrgParts['invite'] = async (ctx, to) => {
    const token = await invite(ctx.tx, { ...to, tenant: ctx.tenant, now: ctx.now, hours })
    return { link: invitationLink(publicUrl ?? '', token), until: ctx.now.add({ hours }).toString() }
  }
  rooms.push(
    orgRoom({
      openWork: countOpen,
      wouldMove: countMoving,
      openCases: countOpenCases,
      numbersOf,
      ...vacancies,
      handBack,
      titleOf,
      demoAccounts: () => (isDemo ? demoAccounts : null),
      ...(publicUrl ? { invite: invitation } : {}),
    }),
  )
  return rooms
}

export const rooms = makeRooms({})

/** In the order in which the schemas are built. */
export const migrationSources: MigrationSource[] = [
  { module: 'kernel', folder: new URL('../kernel/migrations/', import.meta.url) },
  { module: 'inbox', folder: new URL('../modules/inbox/migrations/', import.meta.url) },
  { module: 'casework', folder: new URL('../modules/casework/migrations/', import.meta.url) },
  { module: 'register', folder: new URL('../modules/register/migrations/', import.meta.url) },
  { module: 'forms', folder: new URL('../modules/forms/migrations/', import.meta.url) },
]
