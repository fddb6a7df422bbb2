import type { ReactNode } from 'react'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { pages } from '../words.ts'
import { Advice, Together } from './counted.tsx'
import { LearnerSection } from './learner.tsx'
import { words } from './words.ts'

function Routing() {
  const { t } = useLang()
  const found = useAsk('casework.quality', {})
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  return found.data.learners.map((learner) => <LearnerSection key={learner.kind} learner={learner} />)
}

/** Each kind of judgement measures itself and asks for its own numbers. */
const sections: readonly { id: string; Section: () => ReactNode }[] = [
  { id: 'routing', Section: Routing },
  { id: 'together', Section: Together },
  { id: 'advice', Section: Advice },
]

export function Quality() {
  const { t } = useLang()
  return (
    <>
      <PageHeader title={t(pages.quality)} lead={t(words.lead)} />
      <div className="pad pb-10">
        {sections.map(({ id, Section }) => (
          <Section key={id} />
        ))}
      </div>
    </>
  )
}
