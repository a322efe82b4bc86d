import type { Status } from './actions.ts'
import type { Folder } from './matter.ts'
import type { Movement, MovementReason } from './movements.ts'

/** What moves between units and regions moves nothing in the whole. */
const within: readonly MovementReason[] = ['movedIn', 'movedOut']

/** 汇总: how many matters stand in a status, or moved in the book of the whole prefecture on one day. */
export type Tally = Readonly<{ amount: number }> &
  Readonly<
    | { account: 'status'; name: Status; onDay: null }
    | { account: 'book'; name: Exclude<MovementReason, 'movedIn' | 'movedOut'>; onDay: string }
  >

/** What one line, written on a day, changes in the tallies. */
export function tallied(
  before: Folder | null,
  after: Folder,
  moves: readonly Movement[],
  onDay: string,
): readonly Tally[] {
  const was = before?.matter.status
  const is = after.matter.status
  const stands = (name: Status, amount: number) => ({ account: 'status', name, onDay: null, amount }) as const
  const counted = moves.filter(({ reason }) => !within.includes(reason))
  return [
    ...(was === is ? [] : [...(was ? [stands(was, -1)] : []), stands(is, 1)]),
    ...counted.map(({ reason }) => ({ account: 'book', name: reason, onDay, amount: 1 }) as Tally),
  ]
}
