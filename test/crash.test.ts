import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { postgresOf } from './data-folder.ts'
import { addressOf, answerOf, expectFailure, usePrograms, waitUntil } from './programs.ts'

const programs = usePrograms()

describe('after a crash', () => {
  test('of the server, the database ends by itself and the next start has everything', async () => {
    const folder = programs.filled()
    const first = programs.server({ LIANXIN_DATA: folder })
    await addressOf(first)
    first.child.kill('SIGKILL')
    await waitUntil(() => postgresOf(folder) === null)
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })

  test('of the server, a start at once waits for the old database to go', async () => {
    const folder = programs.filled()
    const first = programs.server({ LIANXIN_DATA: folder })
    await addressOf(first)
    first.child.kill('SIGKILL')
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })

  test('of the database, the server says so and the next start recovers', async () => {
    const folder = programs.filled()
    const first = programs.server({ LIANXIN_DATA: folder })
    await addressOf(first)
    process.kill(postgresOf(folder) ?? 0, 'SIGKILL')
    await expectFailure(first, 22, /ended unexpectedly/)
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })

  test('of both at once, the next start recovers', async () => {
    const folder = programs.filled()
    const first = programs.server({ LIANXIN_DATA: folder })
    await addressOf(first)
    const postgres = postgresOf(folder) ?? 0
    first.child.kill('SIGKILL')
    process.kill(postgres, 'SIGKILL')
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })

  test('of one process of the database, the server goes on and still keeps its data to itself', async () => {
    const folder = programs.filled()
    const first = programs.server({ LIANXIN_DATA: folder })
    const address = await addressOf(first)
    expect(await answerOf(first)).toBe('here')
    const [worker = 0] = childrenOf(postgresOf(folder) ?? 0)
    process.kill(worker, 'SIGKILL')
    await expect.poll(async () => (await fetch(address)).status).toBe(200)
    await expectFailure(programs.server({ LIANXIN_DATA: folder }), 13, /already running/)
    expect(await first.stop()).toBe(0)
  })

  test('a lock file whose process number now belongs to another program is no obstacle', async () => {
    const folder = programs.filled()
    const first = programs.server({ LIANXIN_DATA: folder })
    await addressOf(first)
    const file = join(folder, 'postgres/postmaster.pid')
    const postgres = postgresOf(folder) ?? 0
    first.child.kill('SIGKILL')
    process.kill(postgres, 'SIGKILL')
    await first.ended
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [String(process.pid), ...rest].join('\n'))
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })
})

describe('a command', () => {
  test('beside the server keeps the database up until it has left', async () => {
    const folder = programs.filled()
    const holder = programs.server({ LIANXIN_DATA: folder })
    await addressOf(holder)
    const command = await programs.command({ LIANXIN_DATA: folder })
    holder.child.kill('SIGINT')
    await holder.until(/Waiting for 1 connections/)
    expect(await command.stop()).toBe(0)
    expect(await holder.ended).toBe(0)
    expect(postgresOf(folder)).toBeNull()
  })

  test('alone starts and stops the database, and two share it', async () => {
    const folder = programs.filled()
    const [one, two] = await Promise.all([0, 1].map(() => programs.command({ LIANXIN_DATA: folder })))
    if (!one || !two) throw new Error('two were started')
    expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0])
    expect(postgresOf(folder)).toBeNull()
  })
})

/** The processes that PostgreSQL has started. */
function childrenOf(pid: number): number[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = list
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  return pairs.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []))
}
