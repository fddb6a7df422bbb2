import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { dateTime } from '../../ui/when.ts'
import { lookIntoMessages } from '../api.ts'
import { useChoices } from '../directory.ts'
import { Problem } from '../problem.tsx'
import { words, type Job } from './import-words.ts'

type Props = { job: string; how: Pick<Job, 'mapping' | 'categories' | 'isHistory'> }

/** The first rows of a file as they would come in, when somebody wants to see them. */
export function ImportPreview({ job, how }: Props) {
  const { t, lang } = useLang()
  const ours = useChoices('category')
  const nameOf = (word: string | undefined) => ours.find(({ value }) => value === word)?.label ?? word
  const [open, setOpen] = useState(false)
  const found = useQuery({
    queryKey: ['import-preview', job, how],
    queryFn: () => lookIntoMessages(job, how),
    enabled: open,
    retry: false,
  })
  if (!open)
    return (
      <div>
        <Button look="quiet" onClick={() => setOpen(true)}>
          {t(words.look)}
        </Button>
      </div>
    )
  return (
    <section>
      <h2 className="text-sm font-medium">{t(words.preview)}</h2>
      <Problem error={found.error} />
      <ol className="mt-1 flex flex-col border-t border-line text-sm">
        {found.data?.rows.map(({ line, refused, message }) => (
          <li key={line} className="flex flex-col gap-0.5 border-b border-line py-2">
            <span className="text-soft">
              {t(words.line(line))}
              {message && ` · ${dateTime(message.at, lang)} · ${t(message.ended ? words.closed : words.open)}`}
              {message &&
                [nameOf(message.category), message.area, message.place].filter(Boolean).map((one) => ` · ${one}`)}
            </span>
            {refused && <span className="text-danger">{t(refused)}</span>}
            {message && (
              <span className="line-clamp-2 break-words">
                {message.title && <strong className="font-medium">{message.title}　</strong>}
                {message.text}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
