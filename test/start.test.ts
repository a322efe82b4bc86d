import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { contentOf, postgresOf } from './data-folder.ts'
import { follow, startProgram } from './process.ts'
import { addressOf, answerOf, expectFailure, usePrograms, waitUntil } from './programs.ts'

const root = process.getuid?.() === 0
const programs = usePrograms()

describe('a start', () => {
  test('on nothing makes a database, answers, and stops cleanly on Ctrl-C', async () => {
    const folder = programs.fresh()
    const program = programs.server({ LIANXIN_DATA: folder })
    expect(await answerOf(program)).toBe('here')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700)
    expect(await program.stop()).toBe(0)
    expect(postgresOf(folder)).toBeNull()
  })

  test('on a folder whose path is too long for a socket', async () => {
    const folder = join(programs.fresh(), 'x'.repeat(60), 'y'.repeat(60))
    const program = programs.server({ LIANXIN_DATA: folder })
    expect(await answerOf(program)).toBe('here')
    expect(await program.stop()).toBe(0)
  })

  test('a second Ctrl-C does not wait, and the database ends by itself', async () => {
    const folder = programs.filled()
    const holder = programs.server({ LIANXIN_DATA: folder })
    await addressOf(holder)
    await programs.command({ LIANXIN_DATA: folder })
    holder.child.kill('SIGINT')
    await holder.until(/Waiting for 1 connections/)
    await sleep(600)
    holder.child.kill('SIGINT')
    expect(await holder.ended).toBe(130)
    await waitUntil(() => postgresOf(folder) === null)
  })

  test('under an npm that is killed ends with it', async () => {
    const folder = programs.filled()
    const entry = join(import.meta.dirname, 'bare-server.ts')
    const env = { ...process.env, LIANXIN_DATA: folder, PORT: '0', npm_lifecycle_event: 'start' }
    // As npm does it: under that name, and with a shell in between that stays.
    const script = `process.title = 'npm start'; require('node:child_process').spawn('/bin/sh', ['-c', '"${process.execPath}" "${entry}"; exit $?'], { stdio: 'inherit' })`
    const child = spawn(process.execPath, ['-e', script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const npm = programs.watched(follow(child))
    await addressOf(npm)
    npm.child.kill('SIGKILL')
    await waitUntil(() => postgresOf(folder) === null)
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })
})

describe('the whole server', () => {
  test('comes up empty, describes itself, refuses a second one, and starts again after kill -9', async () => {
    const env = { LIANXIN_DATA: programs.fresh(), PORT: '0' }
    const start = () => programs.watched(startProgram('server/main.ts', env, ['--empty']))
    const first = start()
    const described = async (address: string) => (await fetch(`${address}/api/openapi.json`)).json()
    expect(await described(await addressOf(first))).toMatchObject({ openapi: '3.1.0' })
    await expectFailure(start(), 13, /already running/)
    first.child.kill('SIGKILL')
    const second = start()
    expect(await described(await addressOf(second))).toMatchObject({ openapi: '3.1.0' })
    expect(await second.stop(), second.said()).toBe(0)
  })
})

describe('a start is refused, and nothing is damaged', () => {
  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await sleep(50)
    const address = other.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    await expectFailure(
      programs.server({ LIANXIN_DATA: programs.filled(), PORT: String(port) }),
      11,
      new RegExp(`Port ${port} is already`),
    )
    other.close()
  })

  test.each(['x', '70000'])('when PORT is %s', async (port) => {
    await expectFailure(programs.server({ LIANXIN_DATA: programs.fresh(), PORT: port }), 10, /PORT is not valid/)
  })

  test('when a server runs on the same data', async () => {
    const folder = programs.filled()
    const first = programs.server({ LIANXIN_DATA: folder })
    await addressOf(first)
    await expectFailure(programs.server({ LIANXIN_DATA: folder }), 13, new RegExp(`process ${first.child.pid}`))
    expect(await answerOf(first)).toBe('here')
  })

  test('when a command runs on the same data', async () => {
    const folder = programs.filled()
    const command = await programs.command({ LIANXIN_DATA: folder })
    await expectFailure(programs.server({ LIANXIN_DATA: folder }), 14, new RegExp(`process ${command.child.pid}`))
    expect(await command.stop()).toBe(0)
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })

  test.each(['PG_VERSION', 'global/pg_control', 'pg_wal', 'base'])('when %s is missing', async (name) => {
    const folder = programs.filled()
    rmSync(join(folder, 'postgres', name), { recursive: true })
    const before = contentOf(join(folder, 'postgres'))
    await expectFailure(programs.server({ LIANXIN_DATA: folder }), 16, /not complete/)
    expect(contentOf(join(folder, 'postgres'))).toEqual(before)
  })

  test('when the folder belongs to another version', async () => {
    const folder = programs.filled()
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '14\n')
    const before = contentOf(join(folder, 'postgres'))
    await expectFailure(programs.server({ LIANXIN_DATA: folder }), 17, /belongs to PostgreSQL 14/)
    expect(contentOf(join(folder, 'postgres'))).toEqual(before)
  })

  test('when its control file is damaged', async () => {
    const folder = programs.filled()
    const control = join(folder, 'postgres/global/pg_control')
    const bytes = readFileSync(control)
    bytes.writeUInt8(bytes.readUInt8(60) ^ 0xff, 60)
    writeFileSync(control, bytes)
    await expectFailure(
      programs.server({ LIANXIN_DATA: folder }),
      21,
      /did not start: incorrect checksum in control file/,
    )
  })

  test('when the data folder is a file', async () => {
    const file = programs.fresh()
    writeFileSync(file, 'mine')
    await expectFailure(programs.server({ LIANXIN_DATA: file }), 15, /cannot be written/)
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  test.skipIf(root)('when an ordinary user may not write', async () => {
    const folder = programs.fresh()
    mkdirSync(folder, { mode: 0o500 })
    await expectFailure(programs.server({ LIANXIN_DATA: folder }), 15, /EACCES/)
  })
})
