import { createContext, useContext, type ReactNode } from 'react'
import type { Output } from './api.ts'

export type Me = Output<'auth.me'>

const Context = createContext<Me | null>(null)

export const MeProvider = ({ me, children }: { me: Me; children: ReactNode }) => (
  <Context value={me}>{children}</Context>
)

/** Whoever is signed in; asked for by the frame before any page is drawn. */
export const useMe = (): Me => {
  const me = useContext(Context)
  if (!me) throw new Error('useMe outside MeProvider')
  return me
}

/** Whether any post holds one of these. Only for what to offer: the house itself decides what is done. */
export const mayAny = (me: Me, capabilities: readonly string[]): boolean =>
  me.posts.some((post) => post.capabilities.some((one) => capabilities.includes(one)))
