import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type DataFolders, dataFolders } from './data-folder.ts'
import { type Program, startProgram } from './process.ts'

type Env = Readonly<Record<string, string>>

/** Programs of one test file: each is ended after its test, the folders after the last. */
export type Programs = Readonly<{
  fresh: () => string
  filled: () => string
  /** A server on a port of its own. */
  server: (env: Env) => Program
  /** A command that stays until SIGINT and has said so. */
  command: (env: Env) => Promise<Program>
  /** Any other program that has to end with the test. */
  watched: (program: Program) => Program
}>

/** For the top of a test file. */
export function usePrograms(): Programs {
  const running: Program[] = []
  let folders: DataFolders | undefined
  beforeAll(async () => {
    folders = await dataFolders()
  })
  afterAll(() => folders?.remove())
  afterEach(async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGKILL')
      await ended
    }
  })
  const watched = (program: Program) => {
    running.push(program)
    return program
  }
  return {
    fresh: () => folders?.fresh() ?? '',
    filled: () => folders?.filled() ?? '',
    server: (env) => watched(startProgram('test/bare-server.ts', { PORT: '0', ...env })),
    async command(env) {
      const program = watched(startProgram('test/bare-command.ts', env))
      await program.until(/uses the database/)
      return program
    },
    watched,
  }
}

/** Where the server says it listens. */
export async function addressOf(program: Program): Promise<string> {
  const [, address = ''] = await program.until(/ready: (http:\S+)/)
  return address
}

/** What the server answers: `here`, where it reaches its database. */
export async function answerOf(program: Program): Promise<string> {
  return (await fetch(await addressOf(program))).text()
}

/** Waits ten seconds at most until it is true. */
export async function waitUntil(what: () => boolean): Promise<void> {
  for (let left = 500; left > 0 && !what(); left -= 1) await sleep(20)
  expect(what()).toBe(true)
}

/** The program ended with the code of the failure, said it in both languages, and was brief about it. */
export async function expectFailure(program: Program, exitCode: number, words: RegExp): Promise<void> {
  expect(await program.ended, program.said()).toBe(exitCode)
  expect(program.said()).toMatch(words)
  expect(program.said()).toMatch(/\p{Script=Han}/u)
  expect(program.said()).not.toMatch(/\n {4}at /)
}
