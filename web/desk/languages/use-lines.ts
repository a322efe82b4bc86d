import { useQuery } from '@tanstack/react-query'
import { linesIn, type Line, type Tongue, tongues } from '../../words/coverage.ts'

/** Every text in each language; fetched once, all of it from the pages' own files. */
export function useLines() {
  return useQuery({
    queryKey: ['languages'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<ReadonlyMap<Tongue, readonly Line[]>> => {
      const [{ everyText }, { mn }, { plain: plainZh }, { plain: plainEn }] = await Promise.all([
        import('../../words/catalogues.ts'),
        import('../../words/mn.ts'),
        import('../../words/plain-zh.ts'),
        import('../../words/plain-en.ts'),
      ])
      const texts = await everyText()
      return new Map(tongues.map((tongue) => [tongue, linesIn(tongue, texts, { mn, plainZh, plainEn })]))
    },
  })
}
