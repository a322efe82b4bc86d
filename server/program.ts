import { discreetLine } from './log.ts'
import { StartFailure } from './start-failures.ts'

/**
 * Runs a whole program and ends the process with its exit code. What it says goes to standard error, Chinese and English on
 * one line; a failure to start gets one line in each language, anything unforeseen its stack.
 */
export async function runProgram(program: (say: (zh: string, en: string) => void) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await program((zh, en) => process.stderr.write(`${zh} / ${en}\n`))
  } catch (error) {
    process.exitCode = error instanceof StartFailure ? error.exitCode : 1
    process.stderr.write(error instanceof StartFailure ? `${error.message}\n` : `${discreetLine(stackOf(error))}\n`)
  }
  // What is left open by a failure must not keep the process.
  process.exit()
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
