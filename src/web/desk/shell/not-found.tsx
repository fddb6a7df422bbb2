import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Gate } from '../account/gate.tsx'
import { words } from '../words.ts'

export function NotFound() {
  const { t } = useLang()
  return (
    <Gate>
      <h1 className="sr-only">{t(words.notFound)}</h1>
      <EmptyState title={t(words.notFound)} hint={t(words.notFoundHint)}>
        <Link to="/inbox" className={buttonClass('primary')}>
          {t(words.home)}
        </Link>
      </EmptyState>
    </Gate>
  )
}
