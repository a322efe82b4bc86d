import type { Actor } from '../../../domain/access/role.ts'
import type { Action } from '../../../domain/ledger/actions.ts'
import type { Details } from '../../../domain/ledger/details.ts'
import type { Folder } from '../../../domain/ledger/matter.ts'

/** What somebody does to a matter. */
export type Deed<A extends Action = Action> = {
  [K in A]: Readonly<{ actor: Actor; action: K; details: Details[K] }>
}[A]

/** The folder as it stands of the matter that began with this submission. */
export type Look = (submissionId: string) => Folder | undefined

/** Something planned: what is done then is decided on what stands in the folder then; null where it has become pointless. */
export type Step = Readonly<{ at: Date; write: (folder: Folder, look: Look) => Deed | null }>

/** The life of one matter: plans a step, is told the folder after it, and plans the next. */
export type Script = Generator<Step, Folder, Folder>

/** Several things planned independently of each other, done in the order of their times. */
export function* inTurn(folder: Folder, steps: readonly Step[]): Script {
  let present = folder
  for (const step of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) present = yield step
  return present
}
