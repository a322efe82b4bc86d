import { readFile } from 'node:fs/promises'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../files/replace-file.ts'
import { AppError } from '../errors.ts'
import type { ModelName } from './reader.ts'
import type { Training } from './store.ts'

/** Where a model stands until there is a prefecture to keep it for. */
const NAME = 'reader-model'

/** A training in a file: the same as in the database, but for what the prefecture's tree says of it. */
export type FiledTraining = Pick<Training, 'id' | 'file' | 'reports'> & Readonly<{ at: string }>
type Head = Readonly<{ training: FiledTraining; models: readonly (readonly [ModelName, number])[] }>

export function modelFileIn(dataFolder: string): string {
  return join(dataFolder, NAME)
}

/** Writes the training in the place of the one before, whole or not at all. */
export async function keepInFile(
  dataFolder: string,
  training: FiledTraining,
  models: ReadonlyMap<ModelName, Buffer>,
): Promise<void> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const head: Head = { training, models: [...models].map(([name, { length }]) => [name, length]) }
  await replaceFile(
    modelFileIn(dataFolder),
    (async function* () {
      yield `${JSON.stringify(head)}\n`
      yield* models.values()
    })(),
  )
}

/**
 * The training that stands in the data folder, and its models as they were packed; null where there is none.
 *
 * @throws AppError `reader-file-broken`
 */
export async function readFromFile(
  dataFolder: string,
): Promise<Readonly<{ training: FiledTraining; models: ReadonlyMap<ModelName, Buffer> }> | null> {
  const path = modelFileIn(dataFolder)
  if (!existsSync(path)) return null
  const bytes = await readFile(path)
  try {
    const end = bytes.indexOf(0x0a)
    const { training, models } = JSON.parse(bytes.toString('utf8', 0, end)) as Head
    let at = end + 1
    const parts = models.map(([name, length]): [ModelName, Buffer] => {
      const part = bytes.subarray(at, at + length)
      if (part.length < length) throw new Error('cut off')
      at += length
      return [name, part]
    })
    return { training, models: new Map(parts) }
  } catch {
    throw new AppError('reader-file-broken', { params: { path } })
  }
}
