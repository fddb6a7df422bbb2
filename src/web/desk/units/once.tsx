import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Input as Line } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Props = { title: string; lead: string; value: string; onClose: () => void }

/** A link or a key, once: it is kept nowhere, so it is handed over now or made anew. */
export function Once({ title, lead, value, onClose }: Props) {
  const { t } = useLang()
  const toast = useToast()
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast.done(t(words.copied)),
      () => toast.failed(t(words.notCopied)),
    )
  return (
    <Dialog open onClose={onClose} title={title} lead={lead}>
      <div className="flex flex-col gap-3">
        <Line
          readOnly
          aria-label={title}
          value={value}
          className="font-mono text-sm"
          onFocus={(event) => event.target.select()}
        />
        <div className="flex justify-end gap-2">
          {'clipboard' in navigator && <Button onClick={() => void copy()}>{t(words.copy)}</Button>}
          <Button look="primary" onClick={onClose}>
            {t(common.close)}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
