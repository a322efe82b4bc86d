import { fileSms } from './file.ts'
import { httpSms } from './http.ts'
import type { SmsSettings } from './settings.ts'
import type { Sms } from './sms.ts'

/** The provider that the settings name; null where there is none. */
export function openSms(settings: SmsSettings): Sms | null {
  if (settings.kind === 'none') return null
  return settings.kind === 'http' ? httpSms(settings) : fileSms(settings.path)
}
