import { purposeLabels } from '#register/labels'
import { useLang } from '../../ui/lang.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { useAsk } from '../use-api.ts'
import { words } from './words.ts'

type Reading = Output<'register.readings'>['readings'][number]

function What({ reading }: { reading: Reading }) {
  const { t } = useLang()
  const named = (list: Reading['shown']) => list.map(t).join('、')
  return (
    <>
      {reading.shown.length > 0 && <span className="block text-sm">{t(words.looked(named(reading.shown)))}</span>}
      {reading.withheld.length > 0 && (
        <span className="block text-sm text-danger">{t(words.tried(named(reading.withheld)))}</span>
      )}
    </>
  )
}

/** Who looked at what is sensitive, or tried to, and why: whoever looks knows that it is seen. */
export function Readings({ subject }: { subject: string }) {
  const { t, lang } = useLang()
  const found = useAsk('register.readings', { subject })
  const readings = found.data?.readings ?? []
  return (
    <section>
      <h2 className="flex min-h-9 items-center border-b border-edge/50 font-semibold">{t(words.readings)}</h2>
      {found.data && readings.length === 0 && <p className="pt-2 text-sm text-soft">{t(words.noReadings)}</p>}
      <ul>
        {readings.slice(0, 20).map((reading) => (
          <li key={reading.at + (reading.who ?? '')} className="py-1.5">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{reading.who ?? '—'}</span>
              <span className="text-xs text-soft">
                {[reading.unit && t(reading.unit), dateTime(reading.at, lang)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <What reading={reading} />
            <span className="block text-xs text-soft">
              {[t(purposeLabels[reading.purpose]), reading.note].filter(Boolean).join('：')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
