import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { DataList } from '../../ui/timeline.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { words as common } from '../words.ts'
import { Bins, Classes } from './tables.tsx'
import { kinds, silences, words } from './words.ts'

type Learner = Output<'casework.quality'>['learners'][number]

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

/** Per cent in the form, a share in the command; empty is null. */
const toShare = ({ kind, percent: typed }: Record<string, unknown>) =>
  ({ kind, threshold: typed === undefined ? null : Number(typed) / 100 }) as Input<'casework.saveThreshold'>

function Threshold({ learner }: { learner: Learner }) {
  const { t } = useLang()
  const [open, setOpen] = useState(false)
  const own = learner.threshold === null
  const value = learner.threshold ?? learner.report?.threshold ?? 0
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {value < 1 ? percent(value) : '—'}
      {own && <span className="text-soft">{t(words.ownThreshold)}</span>}
      {mayAny(useMe(), ['rules.manage']) && (
        <Button look="quiet" className="-my-2 -ml-3" onClick={() => setOpen(true)}>
          {t(words.setThreshold)}
        </Button>
      )}
      {open && (
        <FormDialog
          command="casework.saveThreshold"
          fixed={{ kind: learner.kind }}
          shape={toShare}
          title={words.threshold}
          lead={words.thresholdLead}
          submit={common.save}
          fields={[
            {
              kind: 'number',
              name: 'percent',
              label: words.percent,
              optional: true,
              initial: own ? '' : String(Math.round(value * 100)),
            },
          ]}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  )
}

function Measures({ learner }: { learner: Learner & { report: NonNullable<Learner['report']> } }) {
  const { t } = useLang()
  const { report, lately } = learner
  const share = report.answered / Math.max(1, report.tested)
  const right = report.answered > 0 ? ` · ${t(words.ofThem)} ${percent(report.answeredRight / report.answered)}` : ''
  const took = `${t(words.taken)} ${lately.taken} · ${t(words.overruled)} ${lately.suggested - lately.taken}`
  return (
    <DataList
      items={[
        [t(words.n), report.n],
        [t(words.tested), report.tested],
        [t(words.accuracy), <strong key="accuracy">{percent(report.accuracy)}</strong>],
        [t(words.usual), percent(report.usual)],
        [t(words.macroF1), percent(report.macroF1)],
        [t(words.usualF1), percent(report.usualF1)],
        [t(words.answered), `${percent(share)}${right}`],
        [t(words.ece), percent(report.ece)],
        [t(words.threshold), <Threshold key="threshold" learner={learner} />],
        [t(words.lately), lately.suggested > 0 ? took : t(words.noneLately)],
      ]}
    />
  )
}

/** What was never sure enough by itself speaks where the operator asks for less. */
const isSpeaking = ({ speaksSince, report, threshold }: Learner): boolean =>
  speaksSince !== null && (report?.silent === null || threshold !== null)

/** Whether it speaks, since when, and if not, why. */
function Standing({ learner }: { learner: Learner }) {
  const { report, learntAt, speaksSince } = learner
  const { t, lang } = useLang()
  return (
    <>
      {!report && <p className="text-sm">{t(words.never)}</p>}
      {report?.silent && !isSpeaking(learner) && <p className="text-sm">{t(silences[report.silent](report.n))}</p>}
      {learntAt && (
        <p className="text-xs text-soft">
          {t(words.learntAt)} {dateTime(learntAt, lang)}
          {speaksSince && isSpeaking(learner) && ` · ${t(words.since)} ${dateTime(speaksSince, lang)}`}
        </p>
      )}
    </>
  )
}

/** How one learner does on the county's own history: whether it speaks and why not, what it is measured by, and where it errs. */
export function LearnerSection({ learner }: { learner: Learner }) {
  const { t } = useLang()
  const { kind, report } = learner
  const speaks = isSpeaking(learner)
  const known = report && report.tested > 0 ? report : null
  return (
    <section className="border-t border-line py-5 first:border-t-0">
      <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
        {t(kinds[kind])}
        <Tag tone={speaks ? 'ok' : 'warn'}>{t(speaks ? words.speaks : words.silent)}</Tag>
      </h2>
      <p className="text-sm text-soft">{t(kinds[kind].lead)}</p>
      <Standing learner={learner} />
      {known && (
        <div className="mt-3 grid gap-x-10 gap-y-5 lg:grid-cols-[26rem_minmax(0,1fr)]">
          <div>
            <Measures learner={{ ...learner, report: known }} />
          </div>
          <div className="min-w-0 space-y-5">
            <Bins bins={known.bins} />
            <Classes classes={known.classes} names={learner.names} />
          </div>
        </div>
      )}
    </section>
  )
}
