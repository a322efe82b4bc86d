import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Sms, SmsFailure } from './sms.ts'

/** Never through a link that somebody else laid; Windows has no such flag. */
const FLAGS =
  constants.O_WRONLY |
  constants.O_APPEND |
  constants.O_CREAT |
  (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW)

/** For development: each message becomes a line of JSON in a file that its owner alone can read. */
export function fileSms(path: string): Sms {
  return {
    async send({ phone, text }) {
      try {
        await append(path, `${JSON.stringify({ phone, text })}\n`)
      } catch (error) {
        throw new SmsFailure('unreachable', error instanceof Error && 'code' in error ? String(error.code) : 'file')
      }
    },
  }
}

async function append(path: string, line: string): Promise<void> {
  const file = await open(path, FLAGS, 0o600)
  try {
    await file.chmod(0o600)
    await file.appendFile(line)
  } finally {
    await file.close()
  }
}
