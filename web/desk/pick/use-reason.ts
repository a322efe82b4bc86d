import { useMemo } from 'react'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from './use-catalogue.ts'

/** Says the reason behind a code; the code itself where there is none (yet). */
export function useReason(): (code: string) => string {
  const { language } = useSpeech()
  const { data } = useCatalogue('reason')
  return useMemo(() => {
    const reasons = new Map(data?.map((row) => [row.code, row[language]]))
    return (code) => reasons.get(code) ?? code
  }, [data, language])
}
