import type { DemoAccount } from '#kernel/org/parts'
import { roles } from '../pack-cn/roles.ts'
import { demoPassword, seats } from './county.ts'

/** The accounts that the demo's sign-in page lists, each with what to try. */
export const demoAccounts: readonly DemoAccount[] = seats.flatMap(({ login, name, role, tryThis }) => {
  const found = roles.find((one) => one.code === role)
  return found && tryThis ? [{ login, secret: demoPassword, name, role: found.name, tryThis }] : []
})
