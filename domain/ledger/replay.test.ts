import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOf } from '../../test/chance.ts'
import { actor, catalogue, uid } from '../../test/make.ts'
import { randomAttempt } from '../../test/random-commands.ts'
import { dayInChina } from '../deadline/plain-date.ts'
import { alarmsOf } from '../supervision/alarms.ts'
import { commandOf } from '../supervision/command-of.ts'
import { actions, onTheBook, statuses } from './actions.ts'
import { apply } from './apply.ts'
import { counterpart } from './counterpart.ts'
import { decide } from './decide.ts'
import type { Command, Folder, LedgerEntry } from './matter.ts'
import { movements, type Movement } from './movements.ts'
import { presentOrders } from './orders.ts'

/** Three matters that live through `steps` random commands; every line that was written, in order. */
function live(chance: () => number, steps: number) {
  const folders = new Map<string, Folder>()
  const lines: LedgerEntry[] = []
  const moves: Movement[] = []
  let made = 1000
  const newId = () => uid(++made)
  let at = Date.parse('2026-03-02T01:00:00.000Z')

  const write = (entry: LedgerEntry) => {
    const before = folders.get(entry.matterId) ?? null
    const after = apply(before, entry)
    const allowed = actions[entry.action].to
    if (allowed) expect(allowed).toContain(after.matter.status)
    else expect(after.matter.status).toBe(before?.matter.status)
    folders.set(entry.matterId, after)
    lines.push(entry)
    moves.push(...movements(before, after))
    checkInvariants(after)
  }
  const moment = (who: ReturnType<typeof actor>, other?: Folder) => ({
    actor: who,
    at: new Date(at),
    catalogue,
    newId,
    chance,
    other,
  })

  /** What the clock has to write about a folder by now, in the order of time. */
  const strike = (folder: Folder): Folder => {
    const [alarm] = alarmsOf(folder, catalogue)
    if (!alarm || alarm.at.getTime() > at) return folder
    const command = commandOf(alarm, folder, catalogue, newId(), new Date(at))
    const decision = decide(folder, command, moment(actor('system')))
    if (!decision.ok) throw new Error(`${alarm.key} was refused: ${decision.refusal.code}`)
    expect(folder.matter.fired).not.toContain(alarm.key)
    write(decision.entry)
    return strike(folders.get(folder.matter.id) as Folder)
  }

  for (const n of [1, 2, 3]) {
    const details = {
      submissionId: uid(500 + n),
      personId: uid(600 + n),
      reachable: n !== 3,
      secrecy: 'open',
      number: `T-${n}`,
      title: '暖气不热',
      channel: 'hotline',
      receivedAt: new Date(at).toISOString(),
    } as const
    const command: Command = { id: newId(), matterId: uid(700 + n), action: 'register', details }
    const decision = decide(null, command, moment(actor('operator')))
    if (decision.ok) write(decision.entry)
  }
  for (let step = 0; step < steps; step += 1) {
    at += Math.floor(chance() * 30 * 3_600_000)
    const all = [...folders.values()]
    const folder = strike(all[Math.floor(chance() * all.length)] as Folder)
    const others = all.filter((one) => one !== folder)
    const { command, actor: who } = randomAttempt(folder, others, newId(), dayInChina(new Date(at)), chance)
    const otherId = command.action === 'merge' ? command.details.targetId : folder.matter.mergedInto
    const other = otherId === null ? undefined : folders.get(otherId)
    const decision = decide(folder, command, moment(who, other))
    if (!decision.ok) continue
    write(decision.entry)
    const beside = other && counterpart(decision.entry, other, newId())
    if (beside) write(beside)
  }
  return { folders, lines, moves }
}

function checkInvariants({ matter, orders, voices }: Folder) {
  const present = presentOrders(matter, orders)
  const leads = present.filter((order) => order.lead)
  if (['dispatched', 'answered', 'suspended'].includes(matter.status)) {
    expect(leads).toHaveLength(1)
    expect(leads[0]?.unitId).toBe(matter.leadUnitId)
  }
  if (matter.status === 'opened') expect(leads).toHaveLength(0)
  if (matter.status === 'opened') expect(matter.dueAt).toBeNull()
  expect(matter.mergedInto !== null).toBe(matter.status === 'merged')
  expect(voices.length === 0).toBe(matter.status === 'merged')
  expect(matter.callers).toBe(voices.length)
  if (onTheBook.includes(matter.status))
    expect([matter.kind, matter.categoryCode, matter.regionCode]).not.toContain(null)
}

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('any sequence of 200 commands', () => {
  test('replays from its lines, carried as JSON, to the same folders', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { folders, lines } = live(chanceOf(seed), 200)
        const replayed = new Map<string, Folder>()
        for (const line of lines) {
          const { at, ...rest } = JSON.parse(JSON.stringify(line)) as LedgerEntry
          const entry = { ...rest, at: new Date(at) } as LedgerEntry
          replayed.set(entry.matterId, apply(replayed.get(entry.matterId) ?? null, entry))
        }
        expect(replayed).toEqual(folders)
      }),
      { numRuns: 60 },
    )
  })

  test('keeps the book in balance, for the whole and for each unit and region', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { folders, moves } = live(chanceOf(seed), 200)
        const open = [...folders.values()]
          .map((folder) => folder.matter)
          .filter((matter) => onTheBook.includes(matter.status))
        expect(moves.reduce((sum, move) => sum + move.delta, 0)).toBe(open.length)
        const key = (unitId: string | null, regionCode: string | null) => `${unitId}@${regionCode}`
        const sums = new Map<string, number>()
        for (const { unitId, regionCode, delta } of moves)
          sums.set(key(unitId, regionCode), (sums.get(key(unitId, regionCode)) ?? 0) + delta)
        for (const [account, sum] of sums) {
          expect(sum).toBe(open.filter((matter) => key(matter.leadUnitId, matter.regionCode) === account).length)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('together reach every status and take every action', () => {
    const reached = new Set<string>()
    const taken = new Set<string>()
    for (let n = 0; n < 400; n += 1) {
      const { folders, lines } = live(chanceOf(n), 60)
      for (const { matter } of folders.values()) reached.add(matter.status)
      for (const { action } of lines) taken.add(action)
    }
    expect(Object.keys(actions).filter((action) => !taken.has(action))).toEqual([])
    expect(Object.keys(statuses).filter((status) => !reached.has(status))).toEqual([])
  })
})
