import { useMemo } from 'react'
import type { Said } from '#kernel/words'
import type { Option } from '../ui/field.tsx'
import { useLang } from '../ui/lang.tsx'
import type { Output } from './api.ts'
import { useAsk } from './use-api.ts'

type Directory = Output<'org.directory'>
type Category = Output<'casework.catalogue'>['categories'][number]
type Say = (said: Said | null | undefined) => string

/** The names of an area from below the county down to itself: 清河街道 · 杏花社区. */
const placeNames = (directory: Directory, t: Say) => {
  const names = new Map(directory.areas.map((area) => [area.path, t(area.name)]))
  return (path: string): string =>
    path
      .split('.')
      .map((_, depth, steps) => (depth === 0 ? '' : (names.get(steps.slice(0, depth + 1).join('.')) ?? '')))
      .filter(Boolean)
      .join(' · ')
}

const unitChoices = (directory: Directory, t: Say): Option[] => {
  const placeOf = placeNames(directory, t)
  return directory.units.map((unit) => {
    const place = placeOf(unit.area)
    return { value: unit.id, label: place ? `${t(unit.name)}（${place}）` : t(unit.name) }
  })
}

const areaChoices = (directory: Directory, t: Say): Option[] => {
  const placeOf = placeNames(directory, t)
  return directory.areas.map((area) => ({ value: area.path, label: placeOf(area.path) || t(area.name) }))
}

const categoryChoices = (categories: readonly Category[], t: Say): Option[] => {
  const names = new Map(categories.map((one) => [one.code, t(one.name)]))
  return categories.map((one) => ({
    value: one.code,
    label: one.parent ? `${names.get(one.parent) ?? one.parent} · ${t(one.name)}` : t(one.name),
  }))
}

const nothing: Directory = { areas: [], units: [] }
const rarely = 600_000

/** Everybody's names for pickers: units with their place behind, areas with those above, categories behind their parent. */
export function useChoices(kind: 'unit' | 'area' | 'category'): readonly Option[] {
  const { t } = useLang()
  const org = useAsk('org.directory', {}, { everyMs: rarely, enabled: kind !== 'category' })
  const catalogue = useAsk('casework.catalogue', {}, { everyMs: rarely, enabled: kind === 'category' })
  return useMemo(() => {
    if (kind === 'category') return categoryChoices(catalogue.data?.categories ?? [], t)
    return kind === 'unit' ? unitChoices(org.data ?? nothing, t) : areaChoices(org.data ?? nothing, t)
  }, [kind, org.data, catalogue.data, t])
}
