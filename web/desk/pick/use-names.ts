import { useMemo } from 'react'
import type { CatalogueName } from '../../../domain/catalogue/rows.ts'
import { useCatalogue } from './use-catalogue.ts'

type Named = Extract<CatalogueName, 'unit' | 'region' | 'category' | 'person' | 'statutoryLimit'>

/** Says the name behind a code of a catalogue; the code itself where there is none (yet). */
export function useNames(name: Named): (code: string | null | undefined) => string {
  const { data } = useCatalogue(name)
  return useMemo(() => {
    const names = new Map(data?.map((row) => [row.code, row.name]))
    return (code) => (code ? (names.get(code) ?? code) : '')
  }, [data])
}
