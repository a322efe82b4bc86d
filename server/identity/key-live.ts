import { StartFailure } from '../start-failures.ts'
import { markOf, readKeyFile } from './key-disk.ts'
import { type Keys, readKeyText } from './key-text.ts'

/** The file is looked at this often, where anything is sealed meanwhile: a newer key seals within that time. */
const LOOK_EVERY_MS = 1000

/**
 * Keys that follow their file: a key that is added to it seals within a second, and is there at once where something sealed
 * with it is opened. A file that is gone, broken or another database's changes nothing but is told of; what was once known
 * still opens, and only what stands in the file seals.
 *
 * @param warn told once of each thing that is wrong with the file
 */
export function liveKeys(path: string, first: Keys, warn: (failure: StartFailure) => void): Keys {
  let current = first
  let mark: string | null = ''
  let lookedAt = performance.now()
  let told = ''
  const tell = (failure: StartFailure) => {
    if (failure.message !== told) warn(failure)
    told = failure.message
  }

  const look = () => {
    lookedAt = performance.now()
    try {
      const found = markOf(path)
      if (found !== null && found === mark) return
      const fresh = read(path, current)
      mark = found
      const lost = !fresh.sealing.has(current.newest.id)
      if (lost) tell(new StartFailure('key-missing', { path, key: current.newest.id }))
      else told = ''
      current = { ...fresh, sealing: new Map([...current.sealing, ...fresh.sealing]) }
    } catch (error) {
      tell(error instanceof StartFailure ? error : broken(path, error))
    }
  }

  return {
    hash: first.hash,
    phone: first.phone,
    person: first.person,
    code: first.code,
    get newest() {
      if (performance.now() - lookedAt >= LOOK_EVERY_MS) look()
      return current.newest
    },
    get sealing() {
      return current.sealing
    },
    find(id) {
      if (!current.sealing.has(id)) look()
      return current.sealing.get(id)
    },
  }
}

/** @throws StartFailure where there is no file, or one that is not of the same root */
function read(path: string, current: Keys): Keys {
  const text = readKeyFile(path)
  if (text === null) throw new StartFailure('key-file-missing', { path })
  const fresh = parseKeys(path, text)
  if (fresh.hash !== current.hash || !fresh.phone.equals(current.phone)) {
    throw new StartFailure('key-missing', { path, key: current.newest.id })
  }
  return fresh
}

/** @throws StartFailure `key-file-broken` */
export function parseKeys(path: string, text: string): Keys {
  try {
    return readKeyText(text)
  } catch (error) {
    throw broken(path, error)
  }
}

function broken(path: string, error: unknown): StartFailure {
  return new StartFailure('key-file-broken', { path, reason: error instanceof Error ? error.message : String(error) })
}
