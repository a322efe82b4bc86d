import type { Line } from '../../domain/catalogue/line.ts'
import { isOfPerson, names } from '../../domain/catalogue/leaver.ts'
import { AppError } from '../errors.ts'
import type { By } from './change.ts'

/**
 * What holds for a new line about what people may do, beyond its row: it is not about the person who writes it, an
 * arrangement for leave has an end, and a grant stays the same person's in the same role, so that its versions read as one
 * story. Lines of other catalogues pass.
 *
 * @throws AppError `own-grant`, `bad-input`
 */
export function guardGrant(line: Line, before: readonly Line[], { personId }: By): void {
  if (!isOfPerson(line)) return
  const versions = [line, ...before.filter(isOfPerson)]
  if (versions.some((one) => names(one, personId))) throw new AppError('own-grant')
  if (line.catalogue === 'standIn' && !line.removed && line.validTo === null)
    throw wrong('validTo', '代班须写明结束日期', 'a stand-in has an end')
  if (versions.some(({ row }) => 'role' in row && 'role' in line.row && !sameGrant(row, line.row)))
    throw wrong(
      'row',
      '一条授权不能改给别人或换成别的岗位，请收回后另行授权',
      'a grant does not change hands or roles; take it back and write another',
    )
}

type Granted = Line<'grant'>['row']

function sameGrant(one: Granted, other: Granted): boolean {
  return one.personId === other.personId && one.role === other.role
}

function wrong(path: string, zh: string, en: string): AppError {
  return new AppError('bad-input', { fields: [{ path, message: `${zh} / ${en}` }] })
}
