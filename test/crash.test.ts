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
