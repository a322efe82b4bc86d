import { AppError } from '../errors.ts'

const shapes = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  day: /^\d{4}-\d\d-\d\d$/,
  integer: /^\d{1,9}$/,
  code: /^[\p{L}\p{N}._:/-]{1,80}$/u,
}

/** The place a page ends at, as an opaque text. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * The key a page ended at.
 *
 * @throws AppError `bad-cursor` for anything `encodeCursor` did not make of such a key
 */
export function decodeCursor(cursor: string, key: readonly (keyof typeof shapes)[]): readonly string[] {
  const parts = parsed(cursor)
  const fits =
    Array.isArray(parts) &&
    parts.length === key.length &&
    key.every((shape, n) => typeof parts[n] === 'string' && shapes[shape].test(parts[n]))
  if (!fits) throw new AppError('bad-cursor')
  return parts as string[]
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
