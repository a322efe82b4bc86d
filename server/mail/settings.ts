import { join, resolve } from 'node:path'
import { readSecret } from '../edges/secret.ts'
import { StartFailure } from '../start-failures.ts'
import type { Smtp } from './smtp.ts'

/** Which server sends e-mail: one over SMTP, a file for development, or nobody. */
export type MailSettings =
  | (Readonly<{ kind: 'smtp' }> & Smtp)
  | Readonly<{ kind: 'file'; path: string }>
  | Readonly<{ kind: 'none' }>

/**
 * Reads LIANXIN_SMTP_URL (`smtps://name@host:465`, `smtp://name@host:587`, the name left out where none is needed) with _FROM,
 * _SECRET or _SECRET_FILE, and _TIMEOUT; or LIANXIN_SMTP_FILE.
 *
 * @param place the data folder, and whether the database is the embedded one
 * @throws StartFailure `bad-setting`, which never repeats what stands in a setting, or what `readSecret` throws
 */
export function readMailSettings(
  env: NodeJS.ProcessEnv,
  place: Readonly<{ root: string; dataFolder: string; embedded: boolean }>,
): MailSettings {
  const { LIANXIN_SMTP_URL: url, LIANXIN_SMTP_FILE: file } = env
  if (url && file)
    throw bad('LIANXIN_SMTP_FILE', '不能与 LIANXIN_SMTP_URL 同时使用', 'not together with LIANXIN_SMTP_URL')
  if (url) return { kind: 'smtp', ...readSmtp(env, url) }
  if (file) return { kind: 'file', path: resolve(place.root, file) }
  return place.embedded ? { kind: 'file', path: join(place.dataFolder, 'mail.jsonl') } : { kind: 'none' }
}

function readSmtp(env: NodeJS.ProcessEnv, text: string): Smtp {
  const url = URL.canParse(text) ? new URL(text) : null
  const known = url?.protocol === 'smtp:' || url?.protocol === 'smtps:'
  if (!url || !known || !url.hostname || url.password || /^\/./.test(url.pathname) || url.search)
    throw bad('LIANXIN_SMTP_URL', 'smtps://用户名@主机:465，不含密码', 'smtps://name@host:465, without a password')
  const secure = url.protocol === 'smtps:'
  const user = url.username ? decodeURIComponent(url.username) : null
  const secret = readSecret(env, 'LIANXIN_SMTP_SECRET') ?? ''
  if (user !== null && !secret)
    throw bad('LIANXIN_SMTP_SECRET_FILE', '写有该用户密码的文件', 'a file with the password of that name')
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    user,
    secret,
    from: readFrom(env.LIANXIN_SMTP_FROM),
    timeoutMs: readTimeout(env.LIANXIN_SMTP_TIMEOUT || '20'),
  }
}

function readFrom(text = ''): string {
  if (/^([^<>\r\n"]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(text)) return text
  throw bad('LIANXIN_SMTP_FROM', '连心 <notice@example.gov.cn>', 'Lianxin <notice@example.gov.cn>')
}

function readTimeout(text: string): number {
  const seconds = Number(text)
  if (seconds >= 1 && seconds <= 120) return seconds * 1000
  throw bad('LIANXIN_SMTP_TIMEOUT', '1–120（秒）', '1–120 (seconds)')
}

function bad(name: string, zh: string, en: string): StartFailure {
  return new StartFailure('bad-setting', { name, expected: `${zh} / ${en}` })
}
