import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { known } from '../case/next-acts.tsx'
import type { CaseRow } from '../case/status.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { useSettled } from '../use-settled.ts'
import { DoSeveral } from './do-several.tsx'
import { Forecast } from './forecast.tsx'
import { countOf, offersOf, type Offer } from './offers.ts'
import { most, type Chooser } from './selection.ts'
import { words } from './words.ts'

/** Whether rows can be chosen at all: somebody who only reads has nothing to do to several of them. */
export const useMayChoose = (): boolean => mayAny(useMe(), ['case.dispatch', 'case.handle', 'case.callback'])

function Offers({ offers, onOpen }: { offers: readonly Offer[]; onOpen: (offer: Offer) => void }) {
  const { t } = useLang()
  const short = offers.filter((offer) => offer.cannot.length > 0)
  if (offers.length === 0) return <p className="text-sm text-soft">{t(words.nothing)}</p>
  return (
    <>
      {/* on a phone the acts lie in one line that is pushed, so that the list keeps its room */}
      <div className="flex flex-wrap gap-2 max-md:-mx-4 max-md:basis-[calc(100%+2rem)] max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:py-1">
        {offers.map((offer, index) => {
          const none = offer.can.length === 0
          return (
            <Button
              key={offer.act.id}
              look={index === 0 && offer.act.look === 'primary' && !none ? 'primary' : 'plain'}
              aria-disabled={none || undefined}
              title={t(words.forecast(offer.can.length, countOf(offer.cannot), offer.act.label))}
              onClick={() => !none && onOpen(offer)}
            >
              {t(offer.act.label)}
              <span className="text-xs font-normal opacity-80">{offer.can.length}</span>
            </Button>
          )
        })}
      </div>
      {short.length > 0 && (
        <details className="basis-full text-sm">
          <summary className="touch inline-flex items-center text-soft hover:text-ink">{t(words.whyNot)}</summary>
          <div className="grid max-h-40 gap-x-8 gap-y-2 overflow-y-auto pb-1 md:grid-cols-2 xl:grid-cols-3">
            {short.map((offer) => (
              <Forecast key={offer.act.id} offer={offer} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

/** Under a list in which something is chosen: what can be done to all of it, counted by the rules before it is done. */
export function BulkBar({ chooser }: { chooser: Chooser<CaseRow> }) {
  const { t } = useLang()
  const [open, setOpen] = useState<{ offer: Offer; rows: readonly CaseRow[] } | null>(null)
  const { rows } = chooser
  const asked = useSettled(rows)
  const found = useAsk('casework.abilities', { cases: [...asked.keys()] }, { enabled: asked.size > 0 })
  if (rows.size === 0) return null
  const offers = asked === rows && found.data ? offersOf(known, found.data.acts, rows.size) : null
  return (
    <section
      aria-label={t(words.bar)}
      className="pad flex min-h-14 shrink-0 flex-wrap items-center gap-2 border-t border-needle/40 bg-card py-2 shadow-lift"
    >
      <output className="mr-1 text-sm font-medium">
        {t(rows.size >= most ? words.full(rows.size) : words.chosen(rows.size))}
      </output>
      <Button look="quiet" className="mr-2" onClick={chooser.clear}>
        {t(words.clear)}
      </Button>
      {found.isError ? (
        <p role="alert" className="text-sm text-danger">
          {t(saidOf(found.error))}
        </p>
      ) : offers ? (
        <Offers offers={offers} onOpen={(offer) => setOpen({ offer, rows: [...rows.values()] })} />
      ) : (
        <p className="text-sm text-soft">{t(words.checking)}</p>
      )}
      {open && (
        <DoSeveral
          {...open}
          onClose={(done) => {
            setOpen(null)
            chooser.letGo(done)
          }}
        />
      )}
    </section>
  )
}
