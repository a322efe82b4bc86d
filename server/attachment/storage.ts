import { randomBytes } from 'node:crypto'
import { access, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'

/** Where the content of attachments lies, by prefecture and id. */
export type Storage = Readonly<{
  /** Resolves when the bytes would outlive a power cut. A second `put` under the same id takes the first one's place. */
  put(tenantId: number, id: string, bytes: Buffer | Readable): Promise<void>
  /** @throws AppError `attachment-not-found` */
  open(tenantId: number, id: string): Promise<Readable>
  has(tenantId: number, id: string): Promise<boolean>
  /** Does nothing where there is none. */
  remove(tenantId: number, id: string): Promise<void>
}>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Files in a folder, `159900/3f/a1/<id>`. Paths are made of numbers and ids alone, never of a name somebody gave. */
export function diskStorage(folder: string): Storage {
  const root = resolve(folder)
  /** By the last digits: the first ones of a UUIDv7 are the time, which would fill one folder after the other. */
  const pathOf = (tenantId: number, id: string) => {
    if (!Number.isInteger(tenantId) || tenantId < 0 || !UUID.test(id))
      throw new TypeError(`not an attachment: ${tenantId} ${id}`)
    return join(root, String(tenantId), id.slice(-2), id.slice(-4, -2), id)
  }
  return {
    async put(tenantId, id, bytes) {
      const path = pathOf(tenantId, id)
      const draft = `${path}.${randomBytes(6).toString('hex')}`
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        await writeFlushed(draft, bytes)
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await flushFolders(dirname(path), made)
    },
    async open(tenantId, id) {
      const file = await opened(pathOf(tenantId, id))
      return file.createReadStream()
    },
    async has(tenantId, id) {
      try {
        await access(pathOf(tenantId, id))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
    async remove(tenantId, id) {
      await rm(pathOf(tenantId, id), { force: true })
    },
  }
}

async function writeFlushed(path: string, bytes: Buffer | Readable): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * A new name is kept by the folder it stands in, and a new folder by the one above it.
 *
 * @param made the topmost folder that is new, if any
 */
async function flushFolders(from: string, made: string | undefined): Promise<void> {
  // Windows cannot open a folder to flush it.
  if (process.platform === 'win32') return
  const top = made === undefined ? from : dirname(made)
  for (let folder = from; ; folder = dirname(folder)) {
    const file = await open(folder, 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    if (folder === top) return
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw isMissing(error) ? new AppError('attachment-not-found') : error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
