import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ask, type Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { keepFile } from '../units/table-tools.tsx'
import { saidOf } from '../use-api.ts'
import type { FormData } from './bound.ts'
import { words } from './words.ts'

type Done = Output<'forms.fill'>

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const fetched = [
  ['form', words.download],
  ['gaps', words.gapList],
  ['origins', words.origins],
] as const

function Lacking({ gaps }: Pick<Done, 'gaps'>) {
  const { t } = useLang()
  if (gaps.length === 0) return <p className="text-sm">{t(words.lackingNone)}</p>
  const kinds = ['missing', 'stale', 'withheld'] as const
  return (
    <table className="w-full text-sm">
      <caption className="pb-1 text-left font-medium">{t(words.lacking)}</caption>
      <thead className="text-xs text-soft">
        <tr>
          <th className="py-1 text-left font-normal">{t(words.element)}</th>
          {kinds.map((kind) => (
            <th key={kind} className="py-1 text-right font-normal">
              {t(words[kind])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <tr key={gap.element} className="border-t border-line">
            <td className="py-1">{t(gap.label)}</td>
            {kinds.map((kind) => (
              <td key={kind} className="py-1 text-right tabular-nums">
                {gap[kind] > 0 ? gap[kind] : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What came out: the file, what is lacking, and on demand from where each cell came. */
function Filled({ done, onClose }: { done: Done; onClose: () => void }) {
  const { t } = useLang()
  const toast = useToast()
  const fetch = (part: (typeof fetched)[number][0]) =>
    ask('forms.filled', { filling: done.filling, part })
      .then(({ name, file }) => keepFile(Uint8Array.fromBase64(file), name, sheetType))
      .catch((error: unknown) => toast.failed(t(saidOf(error))))
  return (
    <Dialog open wide onClose={onClose} title={done.name} lead={t(words.filled(done.subjects, done.cells))}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          {fetched.map(([part, label]) => (
            <Button key={part} look={part === 'form' ? 'primary' : 'plain'} onClick={() => void fetch(part)}>
              {t(label)}
            </Button>
          ))}
        </div>
        <p className="text-xs text-soft">{t(words.kept)}</p>
        {done.unseen > 0 && <p className="text-sm">{t(words.unseen(done.unseen))}</p>}
        <Lacking gaps={done.gaps} />
        {done.remarks.length > 0 && (
          <ul className="text-sm text-soft">
            {done.remarks.map((remark) => (
              <li key={remark.en}>{t(remark)}</li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

/** Asks for which area, or about whom, and fills. */
export function Fill({ data, onClose }: { data: FormData; onClose: () => void }) {
  const me = useMe()
  const [done, setDone] = useState<Done | null>(null)
  const own = me.posts.find((post) => mayAny({ ...me, posts: [post] }, ['register.read']))?.area ?? ''
  if (done) return <Filled done={done} onClose={onClose} />
  return (
    <FormDialog
      command="forms.fill"
      fixed={{ form: data.form.id }}
      title={words.fill}
      lead={words.fillLead}
      submit={words.fill}
      onClose={onClose}
      onDone={setDone}
      fields={[
        { kind: 'area', name: 'area', label: words.area, initial: own },
        ...(data.form.kind === 'sheet' && data.about
          ? ([{ kind: 'subject', name: 'subject', label: words.about, of: data.about }] as const)
          : []),
      ]}
    />
  )
}
