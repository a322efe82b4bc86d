import type { Actor } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Command, Folder } from '../../domain/ledger/matter.ts'
import type { Refusal } from '../../domain/ledger/refusals.ts'
import { wakesAt } from '../../domain/supervision/alarms.ts'
import { strikeMatter } from '../supervision/strike.ts'
import { chanceFrom } from './chance.ts'
import { type Heap, heap } from './heap.ts'
import { uuidAt } from './ids.ts'
import type { DemoLife } from './life.ts'
import type { Script, Step } from './story/script.ts'

type Outcome = Readonly<{ ok: true; folder: Folder } | { ok: false; refusal: Refusal }>

/** Where a life is played: folders of matters that are registered already, and a hand that writes. `Desk` is one. */
export type Stage = Readonly<{
  /** The matter that began with this submission; undefined where it was not registered. */
  matterOf: (submissionId: string) => string | undefined
  folder: (matterId: string) => Folder | undefined
  act: (command: Command, actor: Actor, at: Date) => Outcome
}>

export type Refused = Readonly<{ command: Command; at: Date; refusal: Refusal }>
export type Played = Readonly<{
  /** Lines written beside those that began the matters. */
  written: number
  refused: readonly Refused[]
}>

/** A step that waits for its time, in the order it was planned among those of the same time. */
type Waiting = Readonly<{ at: number; order: number; matterId: string; script: Script; step: Step }>
/** When the clock looks at a matter next. */
type Wake = Readonly<{ at: number; order: number; matterId: string }>

export type Known = Readonly<{ tenantId: number; catalogue: Catalogue }>

/**
 * Plays every story of a life up to its `now`, all matters together in the order of time, so that a merge finds its target
 * as it stands at that moment. Between the steps the clock strikes, each alarm at its minute, as it does on a server. What
 * is refused is left out and told in the answer; its story goes on.
 *
 * @param onProgress told now and then: how far, from 0 to 1
 */
export function play(
  life: DemoLife,
  stage: Stage,
  { tenantId, catalogue }: Known,
  onProgress: (share: number) => void = () => {},
): Played {
  const chance = chanceFrom(`${life.seed}/commands`)
  const queue: Heap<Waiting> = heap()
  const wakes: Heap<Wake> = heap()
  const wakeOf = new Map<string, number>()
  const refused: Refused[] = []
  let written = 0
  let order = 0

  const plan = (matterId: string, script: Script, planned: IteratorResult<Step, Folder>, after: number) => {
    if (planned.done) return
    const at = Math.max(planned.value.at.getTime(), after + 1000)
    if (at > life.now.getTime()) return
    order += 1
    queue.push({ at, order, matterId, script, step: planned.value })
  }
  const look = (submissionId: string) => folderOf(stage, submissionId)
  const wake = (matterId: string) => {
    const folder = stage.folder(matterId)
    const at = (folder && wakesAt(folder, catalogue))?.getTime()
    if (at === undefined || at > life.now.getTime()) return wakeOf.delete(matterId)
    order += 1
    wakeOf.set(matterId, at)
    return wakes.push({ at, order, matterId })
  }
  const strikeUntil = (until: number) => {
    for (let next = wakes.first(); next && next.at <= until; next = wakes.first()) {
      wakes.pop()
      // Somebody has written since: it was put down anew.
      if (wakeOf.get(next.matterId) !== next.at) continue
      wakeOf.delete(next.matterId)
      const time = new Date(next.at)
      const struck = strikeMatter(stage, catalogue, tenantId, next.matterId, time)
      written += struck.written
      refused.push(...struck.refused.map(({ command, refusal }) => ({ command, at: time, refusal })))
      wake(next.matterId)
    }
  }

  for (const { submissionId, begin } of life.stories) {
    const folder = folderOf(stage, submissionId)
    if (!folder) continue
    const script = begin(folder)
    plan(folder.matter.id, script, script.next(), folder.matter.lastAt.getTime())
  }
  const first = life.submissions[0]?.receivedAt.getTime() ?? 0
  for (let next = queue.pop(), count = 0; next; next = queue.pop(), count += 1) {
    const { matterId, script, step, at } = next
    strikeUntil(at)
    const folder = stage.folder(matterId)
    if (!folder) continue
    const deed = step.write(folder, look)
    if (deed) {
      const time = new Date(at)
      const { actor, action, details } = deed
      const command = { id: uuidAt(time, chance), matterId, action, details } as Command
      const outcome = stage.act(command, actor, time)
      if (outcome.ok) {
        written += 1
        wake(matterId)
      } else refused.push({ command, at: time, refusal: outcome.refusal })
    }
    plan(matterId, script, script.next(stage.folder(matterId) ?? folder), at)
    if (count % 500 === 0) onProgress((at - first) / Math.max(1, life.now.getTime() - first))
  }
  strikeUntil(life.now.getTime())
  return { written, refused }
}

function folderOf({ matterOf, folder }: Stage, submissionId: string): Folder | undefined {
  const matterId = matterOf(submissionId)
  return matterId === undefined ? undefined : folder(matterId)
}
