import { openWith, sealWith } from '../identity/seal.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { accountOf, change, countTry, clearTries } from './account.ts'
import { factorsOf } from './factors.ts'
import { passwordMatches } from './password.ts'
import { newRecoveryCodes } from './recovery.ts'
import { endSessions, type From, type Person, type Session, startSession } from './session.ts'
import { acceptedPassword, setPasswordHash } from './set-password.ts'
import { becomeWhole, told } from './sign-in.ts'
import { newTotp, sealTotp, stepOfCode } from './totp.ts'

type Edge = Pick<Deps, 'db' | 'keys' | 'now'>

/**
 * A new secret for an authenticator. It is stored nowhere until a code of it is given: the browser keeps it sealed. The
 * first one is set up in the session of the password; another one only in a whole session.
 *
 * @throws AppError `second-factor-missing`
 */
export async function offerTotp({ db, keys }: Edge, session: Session) {
  const { tenantId, personId } = session
  const { username, prefecture } = await inTenant(db, tenantId, async (tx) => {
    await mayEnrol(factorsOf(tx, session), session)
    const account = await accountOf(tx, session)
    const tenant = await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()
    return { username: account?.username ?? personId, prefecture: tenant.name }
  })
  const { secret, uri } = newTotp(prefecture, username)
  return { secret, uri, pending: sealWith(keys, pendingOf(session), Buffer.from(secret)).toString('base64url') }
}

/**
 * Takes the authenticator, given a code of it; tells new recovery codes and begins a whole session.
 *
 * @throws AppError `code-refused`, `second-factor-missing`
 */
export async function confirmTotp(
  { db, keys, now }: Edge,
  session: Session,
  { pending, code }: Readonly<{ pending: string; code: string }>,
  from: From,
): Promise<Readonly<{ token: string; recoveryCodes: readonly string[] }>> {
  const at = now()
  const { tenantId, personId } = session
  const secret = opened(keys, session, pending)
  const step = secret === null ? null : stepOfCode(secret, code, at, null)
  if (secret === null || step === null) throw new AppError('code-refused')
  const recoveryCodes = await inTenant(db, tenantId, async (tx) => {
    await mayEnrol(factorsOf(tx, session), session)
    await change(tx, session, { totpSealed: sealTotp(keys, session, secret), totpStep: String(step) })
    await told(tx, session, 'secondFactor', true, at, from, { changed: 'totp' })
    return newRecoveryCodes(tx, keys, session, at)
  })
  return { token: await becomeWhole(db, session, { tenantId, personId }, at, from), recoveryCodes }
}

/**
 * Sets another password. Every session of the person ends; this browser gets a new one.
 *
 * @throws AppError `sign-in-refused` for a wrong old one, `password-refused`
 */
export async function changePassword(
  { db, now }: Edge,
  session: Session,
  { old, password }: Readonly<{ old: string; password: string }>,
  from: From,
): Promise<Readonly<{ token: string; ended: number }>> {
  const at = now()
  const { tenantId, personId } = session
  const person = { tenantId, personId }
  const { account, tried } = await inTenant(db, tenantId, async (tx) => {
    const found = await accountOf(tx, session)
    return { account: found, tried: found && (await countTry(tx, tenantId, found, at)) }
  })
  const right = await passwordMatches(account?.passwordHash ?? null, old)
  if (tried === undefined || tried === 'locked' || !right) {
    const what = tried === 'last' ? 'locked' : 'password'
    await inTenant(db, tenantId, (tx) => told(tx, session, what, false, at, from))
    throw new AppError('sign-in-refused')
  }
  await inTenant(db, tenantId, (tx) => clearTries(tx, session, at))
  const hash = await acceptedPassword({ db, now }, person, password)
  await inTenant(db, tenantId, async (tx) => {
    await setPasswordHash(tx, person, hash, at)
    await told(tx, session, 'password', true, at, from)
  })
  const ended = (await endSessions(db, person)) - 1
  return { token: await startSession(db, person, at, from), ended: Math.max(0, ended) }
}

async function mayEnrol(factors: ReturnType<typeof factorsOf>, { whole }: Session): Promise<void> {
  if (!whole && (await factors).length > 0) throw new AppError('second-factor-missing')
}

function opened(keys: Deps['keys'], session: Session, pending: string): string | null {
  try {
    return openWith(keys, pendingOf(session), Buffer.from(pending, 'base64url')).toString()
  } catch {
    return null
  }
}

function pendingOf({ tenantId, personId }: Person): string {
  return `totp offered\n${tenantId}\n${personId}`
}
