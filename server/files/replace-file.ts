import { open, rename, rm } from 'node:fs/promises'
import { TableFileError } from './failures.ts'

/**
 * Writes a file whole or not at all: beside its place first, then renamed onto it. Whatever fails, the file that was
 * there stays as it was.
 *
 * @throws TableFileError `file-not-writable`; a failure of the bytes themselves comes as it is
 */
export async function replaceFile(path: string, bytes: AsyncIterable<Buffer | string>): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  try {
    const file = await open(beside, 'w')
    try {
      for await (const piece of bytes) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    const reason = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null
    throw reason === null ? error : new TableFileError('file-not-writable', { path, reason }, error)
  }
}
