import { channelLabels } from '#casework/labels'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { dateTime } from '../../ui/when.ts'
import type { CaseData } from './act.tsx'
import { withMarks } from './alarm.tsx'
import { words } from './words.ts'

const marks = (request: CaseData['requests'][number]) =>
  (['anonymous', 'onBehalf', 'phoneless', 'redacted'] as const).filter((mark) => request[mark])

const Pictures = ({ files }: { files: CaseData['requests'][number]['files'] }) => {
  const { t } = useLang()
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {files.map((file, index) => {
        const name = `${t(words.attachment)} ${index + 1}`
        return (
          <li key={file.id}>
            <a
              href={`/files/${file.id}`}
              target="_blank"
              rel="noreferrer"
              className="text-sm text-needle hover:underline"
            >
              {file.mime.startsWith('image/') ? (
                <img
                  src={`/files/${file.id}`}
                  alt={name}
                  loading="lazy"
                  className="h-24 rounded-md border border-line"
                />
              ) : (
                name
              )}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** What was answered to the questions of the category. */
const Answers = ({ answers }: { answers: CaseData['requests'][number]['answers'] }) => {
  const { t } = useLang()
  return (
    <dl className="mt-1 max-w-[68ch] text-sm">
      {answers.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two answers may be alike, and none moves
        <div key={index} className="flex flex-wrap gap-x-2">
          <dt className="text-soft">{t(one.question)}</dt>
          <dd className="min-w-0 break-words">
            {one.names?.map((name) => t(name)).join('、') ?? one.values.join('、')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What residents said, in their words, one after another as they joined. */
export function Voices({ requests, alarm }: { requests: CaseData['requests']; alarm: CaseData['case']['alarm'] }) {
  const { t, lang } = useLang()
  return (
    <ul className="space-y-4">
      {requests.map((request) => (
        <li key={request.id} className="border-l-2 border-line pl-4">
          <p className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
            <span>{t(channelLabels[request.channel])}</span>
            <time dateTime={request.at}>{dateTime(request.at, lang)}</time>
            <span>{request.number}</span>
            {marks(request).map((mark) => (
              <Tag key={mark}>{t(words[mark])}</Tag>
            ))}
          </p>
          <p className="mt-0.5 max-w-[68ch] whitespace-pre-wrap">{withMarks(request.text, alarm)}</p>
          {request.answers.length > 0 && <Answers answers={request.answers} />}
          {request.files.length > 0 && <Pictures files={request.files} />}
        </li>
      ))}
    </ul>
  )
}
