import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** Never through a link that somebody else laid; Windows has no such flag. */
const FLAGS =
  constants.O_WRONLY |
  constants.O_APPEND |
  constants.O_CREAT |
  (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW)

/** Adds text at the end of a file that its owner alone can read. */
export async function appendOwn(path: string, text: string): Promise<void> {
  const file = await open(path, FLAGS, 0o600)
  try {
    await file.chmod(0o600)
    await file.appendFile(text)
  } finally {
    await file.close()
  }
}
