import { appendOwn } from '../files/append-own.ts'
import { type Mail, MailFailure } from './mail.ts'
import type { MailSettings } from './settings.ts'

/** The server that the settings name; null where there is none. */
export async function openMail(settings: MailSettings): Promise<Mail | null> {
  if (settings.kind === 'none') return null
  if (settings.kind === 'file') return fileMail(settings.path)
  // The library is read only where it is needed.
  return (await import('./smtp.ts')).smtpMail(settings)
}

/** For development: each letter becomes a line of JSON in a file that its owner alone can read. */
export function fileMail(path: string): Mail {
  return {
    async send(letter) {
      try {
        await appendOwn(path, `${JSON.stringify(letter)}\n`)
        return { providerId: letter.id }
      } catch (error) {
        throw new MailFailure('unreachable', error instanceof Error && 'code' in error ? String(error.code) : 'file')
      }
    },
  }
}
