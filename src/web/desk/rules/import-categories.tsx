import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Select, type Option } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { categoryWordsOf, type CategoryWords } from '../api.ts'
import { useChoices } from '../directory.ts'
import { Problem } from '../problem.tsx'
import { words, type Job } from './import-words.ts'

type Word = CategoryWords['words'][number]
type Chosen = ReadonlyMap<string, string>

/** The words of the file's own categories, with which of ours each is: as chosen, else as it seems. */
export function useCategories(job: Job, column: string | undefined) {
  const [chosen, setChosen] = useState<Chosen>(() => new Map(job.categories.map((one) => [one.word, one.category])))
  const found = useQuery({
    queryKey: ['import-categories', job.id, column],
    queryFn: () => categoryWordsOf(job.id, column ?? ''),
    enabled: column !== undefined,
    retry: false,
    // the file stays as it is
    staleTime: Number.POSITIVE_INFINITY,
  })
  const oursOf = ({ word, ours }: Word): string => chosen.get(word) ?? ours ?? ''
  const choose = (word: string, category: string) => setChosen(new Map(chosen).set(word, category))
  const strange = found.data?.words.filter(({ isSame }) => !isSame) ?? []
  const pairs = strange
    .map((one) => ({ word: one.word, category: oursOf(one) }))
    .filter(({ category }) => category !== '')
  return { found, oursOf, choose, strange, pairs }
}

type Row = { word: Word; ours: string; options: readonly Option[]; onChoose: (category: string) => void }

function WordRow({ word: { word, rows, ours: seems }, ours, options, onChoose }: Row) {
  const { t } = useLang()
  const id = useId()
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-2">
      <label htmlFor={id} className="min-w-0 break-words">
        {word} <span className="text-sm text-soft">{t(words.rows(rows))}</span>
        {seems !== null && seems === ours && <span className="block text-xs text-soft">{t(words.near)}</span>}
      </label>
      <Select
        id={id}
        options={options}
        empty={t(words.noCategory)}
        value={ours}
        onChange={(event) => onChoose(event.target.value)}
      />
    </li>
  )
}

/** Which of our categories each of their words is; those that are called the same need no choice. */
export function ImportCategories({ table }: { table: ReturnType<typeof useCategories> }) {
  const { t } = useLang()
  const options = useChoices('category')
  const { found, strange, oursOf, choose } = table
  if (found.isError) return <Problem error={found.error} />
  if (!found.data) return found.isLoading ? <Skeleton rows={3} /> : null
  const same = found.data.words.length - strange.length
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t(words.categories)}</legend>
      <p className="pb-2 text-sm text-soft">
        {t(words.categoriesFound(same, strange.length))}
        {!found.data.isAll && ` ${t(words.notAll)}`}
      </p>
      {strange.length > 0 && (
        <ul className="max-h-96 overflow-y-auto border-t border-line">
          {strange.map((one) => (
            <WordRow
              key={one.word}
              word={one}
              ours={oursOf(one)}
              options={options}
              onChoose={(category) => choose(one.word, category)}
            />
          ))}
        </ul>
      )}
    </fieldset>
  )
}
