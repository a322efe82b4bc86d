import { useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'
import { me } from './calls.ts'

/** Who works here, and what they hold today. */
export function useMe() {
  return useQuery({ queryKey: ['staff', 'me'], queryFn: () => call(me, {}), staleTime: 60_000 })
}
