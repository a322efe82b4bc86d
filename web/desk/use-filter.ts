import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/** What a list is narrowed to: the query of its address. */
export type Filter<K extends string> = Readonly<Partial<Record<K, string>>>

/**
 * The filter of a list, kept in the address of the page, so that it can be sent, kept as a bookmark, and survives going
 * back. Unknown keys of the address are left as they are.
 *
 * @returns the filter, and a change of it: an empty value takes a key out; going back undoes the change unless `replace`
 */
export function useFilter<const K extends string>(
  keys: readonly K[],
): readonly [Filter<K>, (change: Filter<K>, options?: { replace?: boolean }) => void] {
  const [asked, setAsked] = useSearchParams()
  const text = asked.toString()
  const known = keys.join(' ')
  const filter = useMemo(() => {
    const found = new URLSearchParams(text)
    const pairs = known.split(' ').map((key) => [key, found.get(key)] as const)
    return Object.fromEntries(pairs.filter(([, value]) => value)) as Filter<K>
  }, [text, known])
  const change = useCallback(
    (to: Filter<K>, { replace = false } = {}) =>
      setAsked(
        (now) => {
          const next = new URLSearchParams(now)
          for (const [key, value] of Object.entries<string | undefined>(to)) {
            if (value) next.set(key, value)
            else next.delete(key)
          }
          return next
        },
        { replace },
      ),
    [setAsked],
  )
  return [filter, change]
}
