import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Said } from '#kernel/words'
import { ask, carryOut, mayTryAgain, Refused, type Command, type Input, type Output, type Query } from './api.ts'

const lost: Said = { zh: '页面出了点问题，请刷新后再试。', en: 'Something went wrong on this page; please reload it.' }

/** What to tell a person about whatever was thrown. */
export const saidOf = (error: unknown): Said => (error instanceof Refused ? error.refusal : lost)

/** The remark on one field of the form, where the refusal makes any. */
export const issueAt = (error: unknown, path: string): Said | undefined =>
  error instanceof Refused ? error.refusal.issues?.find((issue) => issue.path.split('.')[0] === path) : undefined

const retry = (count: number, error: Error): boolean => count < 2 && mayTryAgain(error)

export const useAsk = <Name extends Query>(
  name: Name,
  input: Input<Name>,
  options: { enabled?: boolean; everyMs?: number; keeps?: boolean } = {},
) =>
  useQuery({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    retry,
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    ...(options.keeps ? { placeholderData: keepPreviousData } : {}),
  })

export type Paged = { [Name in Query]: Output<Name> extends { next: string | null } ? Name : never }[Query]

/** A list that comes in pages; `next` of one answer is `after` of the following question. */
export const useAskPages = <Name extends Paged>(
  name: Name,
  input: Input<Name>,
  options: { enabled?: boolean; everyMs?: number; keeps?: boolean } = {},
) =>
  useInfiniteQuery({
    queryKey: [name, input],
    queryFn: ({ pageParam }) => ask(name, { ...input, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => (last as { next: string | null }).next,
    retry,
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    // what was found before stays in sight until the next is there, so that nothing jumps under the hand
    ...(options.keeps ? { placeholderData: keepPreviousData } : {}),
  })

/**
 * A command with its id. Sent again unchanged after a lost answer it keeps the id; changed, or refused by a rule, it
 * gets a new one. Whatever is on the screen is asked for anew afterwards.
 */
export function useCommand<Name extends Command>(name: Name) {
  const client = useQueryClient()
  const pending = useRef<{ id: string; body: string } | null>(null)
  return useMutation({
    mutationFn: (input: Input<Name>) => {
      const body = JSON.stringify(input)
      if (pending.current?.body !== body) pending.current = { id: crypto.randomUUID(), body }
      return carryOut(name, input, pending.current.id)
    },
    onError: (error) => {
      if (!mayTryAgain(error)) pending.current = null
    },
    onSuccess: () => {
      pending.current = null
      return client.invalidateQueries()
    },
  })
}
