import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { KeyList } from '../shell/key-help.tsx'
import { pages, words } from '../words.ts'
import { chapters } from './words.ts'

export function Help() {
  const { t } = useLang()
  return (
    <>
      <PageHeader title={t(pages.help)} />
      <div className="pad grid max-w-6xl gap-x-10 gap-y-8 pb-10 lg:grid-cols-2">
        <div className="space-y-6">
          {chapters.map((chapter) => (
            <section key={chapter.title.en}>
              <h2 className="text-lg font-semibold">{t(chapter.title)}</h2>
              {chapter.says.map((sentence) => (
                <p key={sentence.en} className="mt-1">
                  {t(sentence)}
                </p>
              ))}
            </section>
          ))}
        </div>
        <section className="h-fit rounded-lg border border-line bg-card p-5">
          <h2 className="mb-3 text-lg font-semibold">{t(words.keys)}</h2>
          <KeyList />
        </section>
      </div>
    </>
  )
}
