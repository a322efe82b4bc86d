import { appendOwn } from '../files/append-own.ts'
import { type Sms, SmsFailure } from './sms.ts'

/** For development: each message becomes a line of JSON in a file that its owner alone can read. */
export function fileSms(path: string): Sms {
  return {
    async send({ phone, text }) {
      try {
        await appendOwn(path, `${JSON.stringify({ phone, text })}\n`)
      } catch (error) {
        throw new SmsFailure('unreachable', error instanceof Error && 'code' in error ? String(error.code) : 'file')
      }
    },
  }
}
