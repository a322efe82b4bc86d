import { AppError } from '../errors.ts'
import type { WrittenRow, WrittenTable } from '../files/written-table.ts'

/**
 * The same rows, and their number written down after the last of them, before whoever reads them knows of the end.
 *
 * @throws AppError `export-too-large` where there are more than `most`
 */
export async function* logged(
  rows: WrittenTable['rows'],
  most: number,
  log: (rows: number) => Promise<void>,
): AsyncGenerator<WrittenRow, void> {
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count > most) throw new AppError('export-too-large', { params: { most } })
    yield row
  }
  await log(count)
}
