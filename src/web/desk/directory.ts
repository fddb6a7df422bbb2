import { useMemo } from 'react'
import { useLang } from '../ui/lang.tsx'
import type { Option } from '../ui/field.tsx'
import { useAsk } from './use-api.ts'

const rarely = { everyMs: 600_000 }

/** Everybody's names for pickers: units with their area behind, areas indented by level, categories below their parent. */
export function useChoices(kind: 'unit' | 'area' | 'category'): readonly Option[] {
  const { t } = useLang()
  const org = useAsk('org.directory', {}, { ...rarely, enabled: kind !== 'category' })
  const catalogue = useAsk('casework.catalogue', {}, { ...rarely, enabled: kind === 'category' })
  return useMemo(() => {
    const areas = new Map(org.data?.areas.map((area) => [area.path, t(area.name)]))
    const long = (path: string): string =>
      path
        .split('.')
        .map((_, depth, steps) => areas.get(steps.slice(0, depth + 1).join('.')) ?? '')
        .slice(1)
        .filter(Boolean)
        .join(' · ')
    if (kind === 'unit')
      return (org.data?.units ?? []).map((unit) => {
        const place = long(unit.area)
        return { value: unit.id, label: place ? `${t(unit.name)}（${place}）` : t(unit.name) }
      })
    if (kind === 'area')
      return (org.data?.areas ?? []).map((area) => ({ value: area.path, label: long(area.path) || t(area.name) }))
    const names = new Map(catalogue.data?.categories.map((one) => [one.code, t(one.name)]))
    return (catalogue.data?.categories ?? []).map((one) => ({
      value: one.code,
      label: one.parent ? `${names.get(one.parent) ?? one.parent} · ${t(one.name)}` : t(one.name),
    }))
  }, [kind, org.data, catalogue.data, t])
}
