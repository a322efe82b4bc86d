import { useQuery } from '@tanstack/react-query'
import type { Route } from '../../../contract/route.ts'
import type { CatalogueName, Rows } from '../../../domain/catalogue/rows.ts'
import { at, call } from '../../api.ts'

/** A page of the list route of a catalogue (`routesOfCatalogue`), whose answer's type hangs on the catalogue's name. */
type Page<N extends CatalogueName> = Readonly<{ rows: readonly Readonly<{ row: Rows[N] }>[]; next: string | null }>

const MINUTE = 60_000

/**
 * Every row of a catalogue as it stands today, by code; with `on` as it stands that day. Catalogues change seldom: asked for
 * once in ten minutes.
 */
export function useCatalogue<const N extends CatalogueName>(
  name: N,
  { enabled = true, on }: Readonly<{ enabled?: boolean; on?: string | undefined }> = {},
) {
  return useQuery({
    queryKey: on ? ['catalogue', name, on] : ['catalogue', name],
    queryFn: () => wholeCatalogue(name, on),
    staleTime: 10 * MINUTE,
    gcTime: 60 * MINUTE,
    enabled,
  })
}

async function wholeCatalogue<N extends CatalogueName>(name: N, on?: string): Promise<readonly Rows[N][]> {
  const rows: Rows[N][] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ limit: '200', ...(on && { on }), ...(cursor && { cursor }) })
    const page: unknown = await call(at<Route>('GET', `/api/catalogues/${name}?${query.toString()}`), {})
    const { rows: lines, next } = page as Page<N>
    rows.push(...lines.map(({ row }) => row))
    cursor = next ?? undefined
  } while (cursor)
  return rows
}
