import { expect } from 'vitest'
import { newId } from '../../server/new-id.ts'
import type { TestApp } from '../app.ts'
import { called, type Ending, type Path, type Scene, type Step } from './path.ts'

/** A path on its way: when it goes on, and how to take its next step. */
export type Walk = Readonly<{
  path: Path
  /** In milliseconds; the clock is put there before `step`. */
  readyAt: () => number
  done: () => boolean
  step: () => Promise<void>
  /** What each submitter of it reads now, by number and code. */
  standings: () => Promise<readonly Ending[]>
  matterIds: () => readonly string[]
}>

const MINUTES = 60_000
type Receipt = Readonly<{ id: string; number: string; queryCode: string }>

/** Walks a path over HTTP alone, and checks after each step that everybody is told the same. */
export function walk(app: TestApp, path: Path, startsAt: number, clock: () => Date): Walk {
  const receipts: Receipt[] = []
  const matterIds: string[] = []
  const folders: Scene['folder'][] = []
  let next = 0
  let readyAt = startsAt

  async function receive(): Promise<void> {
    for (const said of path.said) {
      const body = { id: newId(), ...said }
      const route = 'channel' in said ? '/api/intake' : '/api/submissions'
      const recorder = 'channel' in said && ([said.channel === 'grid' ? 'gridWorker' : 'operator'] as const)
      const answer = await app.call('POST', route, { body, ...(recorder && { as: recorder }) })
      expect(answer.status).toBe(201)
      receipts.push(answer.body)
      const found = await app.call('GET', `/api/matters?number=${answer.body.number}`, { as: ['operator'] })
      expect(found.body.rows).toHaveLength(1)
      const { id } = found.body.rows[0]
      matterIds.push(id)
      folders.push((await app.call('GET', `/api/matters/${id}`, { as: ['operator'] })).body)
    }
  }

  async function take([who, action, told, verdict, n = 0]: Exclude<Step, number>): Promise<void> {
    const folder = folders[n]!
    const matterId = matterIds[n]!
    const submissionIds = receipts.map((receipt) => receipt.id)
    const details = called(told, { folder, matterIds, submissionIds, at: clock() })
    const command = { id: newId(), action, details, seenSeq: folder.matter.seq }
    const url = `/api/matters/${matterId}/entries`
    const possible = await app.call('GET', `/api/matters/${matterId}/actions`, { as: who })
    const answer = await app.call('POST', url, { as: who, body: command })
    const where = `${path.name}: ${action} by ${who.join(' of ')}`
    const orderId = 'orderId' in details ? details.orderId : null
    const isIt = (row: Readonly<{ action: string; orderId: string | null }>) =>
      row.action === action && row.orderId === orderId
    if (verdict.startsWith('not: ')) {
      expect([where, answer.body.code]).toEqual([where, verdict.slice(5)])
      // Where the desk gives a reason beforehand, it is the one the ledger gives.
      const offered = possible.body.rows?.find(isIt)
      if (offered?.refusal) expect([where, offered.refusal.code]).toEqual([where, verdict.slice(5)])
      return
    }
    expect([where, answer.status, answer.body.code ?? answer.body.matter.status]).toEqual([where, 201, verdict])
    expect(possible.body.rows.filter(isIt)).toEqual([expect.objectContaining({ refusal: null })])
    expect((await app.call('POST', url, { as: who, body: command })).body).toEqual(answer.body)
    for (const [m, id] of matterIds.entries()) {
      // Not every matter of the path is for everyone on it.
      const read = await app.call('GET', `/api/matters/${id}`, { as: who })
      if (read.status === 200) folders[m] = read.body
    }
    expect(folders[n]).toEqual(answer.body)
  }

  const readOne = async ({ number, queryCode }: Receipt): Promise<Ending> => {
    const { status, body } = await app.call('GET', `/api/submissions/${number}?code=${queryCode}`)
    expect(status).toBe(200)
    const steps = body.steps.map((step: { action: string }) => step.action).join(' ')
    return { status: body.status, unit: body.unit, reply: body.reply, steps }
  }

  return {
    path,
    readyAt: () => readyAt,
    done: () => receipts.length > 0 && next >= path.steps.length,
    async step() {
      const at = clock().getTime()
      readyAt = at + 10 * MINUTES
      if (receipts.length === 0) return receive()
      const step = path.steps[next]
      next += 1
      if (typeof step === 'number') readyAt = at + step * 60 * MINUTES
      else if (step) await take(step)
    },
    standings: () => Promise.all(receipts.map(readOne)),
    matterIds: () => matterIds,
  }
}
