import type { Kind, Urgency } from '../../domain/ledger/words.ts'
import type { Said } from '../intake/receive.ts'
import type { Scene } from './scene.ts'
import type { Say } from './words/phrase.ts'
import type { Theme } from './words/theme.ts'

/** A submission as `receive` takes it. `receivedAt` is also when it is registered. */
export type DemoSubmission = Said

/** What the generator knows about a submission and nobody has found out yet. */
export type Source = Readonly<{
  submission: DemoSubmission
  theme: Theme
  scene: Scene
  kind: Kind
  urgency: Urgency
  /** Which opening its words begin with. */
  opening: number
  /** Says a phrase with the same words for its slots. */
  say: Say
  /** The submission that told of the same problem first. */
  head: string | null
}>
