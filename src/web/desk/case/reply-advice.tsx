import { useLang } from '../../ui/lang.tsx'
import { useAsk } from '../use-api.ts'
import { useSettled } from '../use-settled.ts'

const words = {
  title: { zh: '发出前再看一眼', en: 'A look before it goes out' },
  lead: { zh: '只是提醒，不影响发出。', en: 'Only hints: it can be sent as it is.' },
  fine: { zh: '该写的都写到了。', en: 'Nothing seems to be missing.' },
}

/** A pause in the writing, so that what is half written is not judged. */
const pause = 700

/** Under the reply while it is written: what a resident may miss in it. It never holds the reply up. */
export function ReplyAdvice({ id, reply }: { id: string; reply: unknown }) {
  const { t, lang } = useLang()
  const text = useSettled(typeof reply === 'string' ? reply.trim() : '', pause)
  const found = useAsk('casework.checkReply', { case: id, reply: text }, { enabled: text !== '', keeps: true })
  const advice = text === '' ? undefined : found.data?.advice
  return (
    <output aria-label={t(words.title)} className="block min-h-6 text-sm">
      {advice?.length === 0 && <span className="text-ok">{t(words.fine)}</span>}
      {advice && advice.length > 0 && (
        <span className="block rounded-lg bg-warn-tint px-3 py-2">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{t(words.title)}</span>
            <span className="text-xs text-soft">{t(words.lead)}</span>
          </span>
          {advice.map(({ code, said, words: quoted }) => (
            <span key={code} className="mt-1 flex gap-2">
              <span aria-hidden className="text-warn">
                ·
              </span>
              <span>
                {t(said)}
                {quoted.length > 0 && <strong className="text-warn">{quoted.join(lang === 'zh' ? '、' : ', ')}</strong>}
              </span>
            </span>
          ))}
        </span>
      )}
    </output>
  )
}
