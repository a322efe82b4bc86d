import type { Actor } from '../../domain/access/role.ts'
import type { Command, Folder } from '../../domain/ledger/matter.ts'
import type { Refusal } from '../../domain/ledger/refusals.ts'
import { chanceFrom } from './chance.ts'
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

/**
 * Plays every story of a life up to its `now`, all matters together in the order of time, so that a merge finds its target
 * as it stands at that moment. A step that is refused is left out and told in the answer; its story goes on.
 *
 * @param onProgress told now and then: how far, from 0 to 1
 */
export function play(life: DemoLife, stage: Stage, onProgress: (share: number) => void = () => {}): Played {
  const chance = chanceFrom(`${life.seed}/commands`)
  const queue: Waiting[] = []
  const refused: Refused[] = []
  let written = 0
  let order = 0

  const plan = (matterId: string, script: Script, planned: IteratorResult<Step, Folder>, after: number) => {
    if (planned.done) return
    const at = Math.max(planned.value.at.getTime(), after + 1000)
    if (at > life.now.getTime()) return
    order += 1
    push(queue, { at, order, matterId, script, step: planned.value })
  }
  const look = (submissionId: string) => folderOf(stage, submissionId)

  for (const { submissionId, begin } of life.stories) {
    const folder = folderOf(stage, submissionId)
    if (!folder) continue
    const script = begin(folder)
    plan(folder.matter.id, script, script.next(), folder.matter.lastAt.getTime())
  }
  const first = life.submissions[0]?.receivedAt.getTime() ?? 0
  for (let next = pop(queue), count = 0; next; next = pop(queue), count += 1) {
    const { matterId, script, step, at } = next
    const folder = stage.folder(matterId)
    if (!folder) continue
    const deed = step.write(folder, look)
    if (deed) {
      const time = new Date(at)
      const { actor, action, details } = deed
      const command = { id: uuidAt(time, chance), matterId, action, details } as Command
      const outcome = stage.act(command, actor, time)
      if (outcome.ok) written += 1
      else refused.push({ command, at: time, refusal: outcome.refusal })
    }
    plan(matterId, script, script.next(stage.folder(matterId) ?? folder), at)
    if (count % 500 === 0) onProgress((at - first) / Math.max(1, life.now.getTime() - first))
  }
  return { written, refused }
}

function folderOf({ matterOf, folder }: Stage, submissionId: string): Folder | undefined {
  const matterId = matterOf(submissionId)
  return matterId === undefined ? undefined : folder(matterId)
}

function before(a: Waiting, b: Waiting): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

/** A binary heap: the earliest lies first. */
function push(heap: Waiting[], one: Waiting): void {
  let place = heap.push(one) - 1
  for (let above = (place - 1) >> 1; place > 0 && before(one, heap[above] as Waiting); above = (place - 1) >> 1) {
    heap[place] = heap[above] as Waiting
    place = above
  }
  heap[place] = one
}

function pop(heap: Waiting[]): Waiting | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!first || !last || heap.length === 0) return first
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    const right = left + 1
    const smaller = right < heap.length && before(heap[right] as Waiting, heap[left] as Waiting) ? right : left
    if (smaller >= heap.length || before(last, heap[smaller] as Waiting)) break
    heap[place] = heap[smaller] as Waiting
    place = smaller
  }
  heap[place] = last
  return first
}
