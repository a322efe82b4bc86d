import { useWriter } from '../../ui/moment.ts'

/** Never "100 of 100": it is a machine. */
const MOST_OF_HUNDRED = 99

/** How often a suggestion of this probability is right, of a hundred. */
export function useOdds(): (probability: number) => string {
  const write = useWriter()
  return (probability) => write.number(Math.min(MOST_OF_HUNDRED, Math.round(100 * probability)))
}
