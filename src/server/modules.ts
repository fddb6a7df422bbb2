import type { MigrationSource } from '#kernel/db/migrate'

/** The table of contents: what the house is made of, in the order in which schemas are built. */
export const migrationSources: MigrationSource[] = [
  { module: 'kernel', folder: new URL('../kernel/migrations/', import.meta.url) },
  { module: 'inbox', folder: new URL('../modules/inbox/migrations/', import.meta.url) },
  { module: 'casework', folder: new URL('../modules/casework/migrations/', import.meta.url) },
]
