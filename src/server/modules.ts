import { caseworkRoom, dutyLabels } from '#casework'
import { inboxRoom } from '#inbox'
import type { MigrationSource } from '#kernel/db/migrate'
import type { Room } from '#kernel/house'

/** The table of contents: what the house is made of. */
export const rooms: readonly Room[] = [caseworkRoom, inboxRoom({ casework: dutyLabels })]

/** In the order in which the schemas are built. */
export const migrationSources: MigrationSource[] = [
  { module: 'kernel', folder: new URL('../kernel/migrations/', import.meta.url) },
  { module: 'inbox', folder: new URL('../modules/inbox/migrations/', import.meta.url) },
  { module: 'casework', folder: new URL('../modules/casework/migrations/', import.meta.url) },
]
