import { readSecret } from '../edges/secret.ts'
import { StartFailure } from '../start-failures.ts'

/** The identity provider of one prefecture. */
export type SignOnSettings = Readonly<{
  issuer: string
  clientId: string
  /** Null: a public client, held by PKCE alone. */
  clientSecret: string | null
  /** The claim that names the username of the account. */
  claim: string
  scope: string
  /** Values of `amr` or `acr` that count as the second factor; none: it is asked for here. */
  factors: readonly string[]
  /** Whose people sign on by it; null: those of the prefecture the public pages speak for. */
  tenantId: number | null
}>

/**
 * Reads LIANXIN_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET or _CLIENT_SECRET_FILE, _CLAIM, _SCOPE, _FACTORS and _TENANT; null where
 * no issuer is set.
 *
 * @throws StartFailure `bad-setting`, or what `readSecret` throws
 */
export function readSignOnSettings(env: NodeJS.ProcessEnv): SignOnSettings | null {
  if (!env.LIANXIN_OIDC_ISSUER) return null
  return {
    issuer: readIssuer(env.LIANXIN_OIDC_ISSUER),
    clientId: readName('LIANXIN_OIDC_CLIENT_ID', env.LIANXIN_OIDC_CLIENT_ID),
    clientSecret: readSecret(env, 'LIANXIN_OIDC_CLIENT_SECRET'),
    claim: readName('LIANXIN_OIDC_CLAIM', env.LIANXIN_OIDC_CLAIM || 'preferred_username'),
    scope: readScope(env.LIANXIN_OIDC_SCOPE || 'openid profile'),
    factors: (env.LIANXIN_OIDC_FACTORS ?? '').split(/[\s,]+/).filter(Boolean),
    tenantId: readTenant(env.LIANXIN_OIDC_TENANT),
  }
}

/** As the provider itself writes it: what it says about itself has to be the same, to the slash. */
function readIssuer(text: string): string {
  const url = URL.parse(text)
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')
  if (url && safe && !url.username && !url.password && !url.search && !url.hash) return text
  throw bad('LIANXIN_OIDC_ISSUER', 'https:// 开头的地址，不含账号密码和参数 / an address that begins with https://')
}

function readName(name: string, text: string | undefined): string {
  if (text && /^[\x21-\x7e]{1,200}$/.test(text)) return text
  throw bad(name, '不含空格的字母数字 / letters and digits without spaces')
}

function readScope(text: string): string {
  const words = text.split(/\s+/)
  if (words.includes('openid') && words.every((word) => /^[\x21-\x7e]+$/.test(word))) return words.join(' ')
  throw bad('LIANXIN_OIDC_SCOPE', '含有 openid / openid among them')
}

function readTenant(text: string | undefined): number | null {
  if (!text) return null
  if (/^\d{6}$/.test(text)) return Number(text)
  throw bad('LIANXIN_OIDC_TENANT', '六位区划代码，例如 150400 / six digits')
}

function bad(name: string, expected: string): StartFailure {
  return new StartFailure('bad-setting', { name, expected })
}
