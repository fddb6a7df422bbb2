import { Link } from '@tanstack/react-router'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Kbd, Tag } from '../../ui/tag.tsx'
import type { Output } from '../api.ts'
import { words } from './words.ts'

export type Alike = Output<'casework.alike'>['cases'][number]

type Props = {
  cases: readonly Alike[]
  /** What can be done with one that is still open. */
  act: Said
  onPick: (one: Alike) => void
  /** Whether the open ones may also be picked by the keys 1, 2, 3 … */
  hasKeys?: boolean
}

export const openOnes = (cases: readonly Alike[]): Alike[] => cases.filter(({ type }) => type === 'open')

/** Cases that may be the same matter, each with its reason: an offer, the person decides. */
export function AlikeList({ cases, act, onPick, hasKeys = false }: Props) {
  const { t } = useLang()
  return (
    <section aria-label={t(words.alike)} className="rounded-lg border border-line bg-card p-4">
      <h2 className="font-semibold">{t(words.alike)}</h2>
      <p className="text-sm text-soft">{t(words.alikeNote)}</p>
      <ul className="mt-2 divide-y divide-line">
        {cases.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-72">
              <p>
                <Link
                  to="/cases/$id"
                  params={{ id: one.id }}
                  target="_blank"
                  className="font-medium text-needle hover:underline"
                >
                  {one.title}
                </Link>{' '}
                {one.type !== 'open' && <Tag>{t(words.closedAlready)}</Tag>}
              </p>
              <p className="text-sm text-soft">{t(one.why)}</p>
            </div>
            {one.type === 'open' && (
              <Button onClick={() => onPick(one)}>
                {t(act)} {hasKeys && <Kbd>{openOnes(cases).indexOf(one) + 1}</Kbd>}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
