import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProgram } from './process.ts'

/** Folders for the data of programs under test. */
export type DataFolders = Readonly<{
  /** A path at which there is nothing yet. */
  fresh(): string
  /** A folder with a migrated database that nobody runs. */
  filled(): string
  /** Every file below a folder, with its size and content where it is small: to see that nothing was changed. */
  remove(): void
}>

/** Makes one migrated database and copies it for whoever asks. */
export async function dataFolders(): Promise<DataFolders> {
  const root = mkdtempSync(join(tmpdir(), 'lianxin-start-'))
  const model = join(root, 'model')
  const program = startProgram('test/bare-server.ts', { LIANXIN_DATA: model, PORT: '0' })
  await program.until(/Lianxin is ready/)
  await program.stop()
  let count = 0
  const fresh = () => join(root, `data-${(count += 1)}`)
  return {
    fresh,
    filled() {
      const folder = fresh()
      cpSync(model, folder, { recursive: true })
      return folder
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Every file below the folder with its size and the time it was written, to see that nothing was changed. */
export function contentOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })
}

/** The process of the PostgreSQL on a data folder; null where none is running. */
export function postgresOf(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}
