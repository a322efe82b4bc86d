import { logAccess } from '../access-log/log.ts'
import type { Happened } from '../../domain/access/happening.ts'
import { inTenant } from '../db/tenant.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import {
  type Account,
  accountByName,
  accountOf,
  change,
  clearTries,
  countTry,
  giveBackTry,
  type Try,
} from './account.ts'
import { passwordMatches } from './password.ts'
import { takeRecoveryCode } from './recovery.ts'
import { endSessions, type From, type Person, type Session, startHalfSession, startSession } from './session.ts'
import { factorsOf } from './factors.ts'
import { openTotp, stepOfCode } from './totp.ts'

type Edge = Pick<Deps, 'db' | 'keys' | 'now'>

/** What comes next: a second factor, setting one up, or nothing. */
export type Next = 'secondFactor' | 'enrol' | 'done'
export type Entered = Readonly<{ token: string; next: Next }>

/**
 * The first factor: username and password. An unknown name, a wrong password, a locked and a disabled account are answered
 * alike and in the same time.
 *
 * @throws AppError `sign-in-refused`
 */
export async function signIn(
  { db, now }: Edge,
  tenantId: number,
  { username, password }: Readonly<{ username: string; password: string }>,
  from: From,
): Promise<Entered> {
  const at = now()
  const { account, tried } = await inTenant(db, tenantId, async (tx) => {
    const found = await accountByName(tx, tenantId, username)
    return { account: found, tried: found && (await countTry(tx, tenantId, found, at)) }
  })
  const right = await passwordMatches(account?.passwordHash ?? null, password)
  if (!account || tried === 'locked' || !right || account.disabledAt !== null) {
    await inTenant(db, tenantId, (tx) => refused(tx, tenantId, account, tried, at, from))
    throw new AppError('sign-in-refused')
  }
  const person = { tenantId, personId: account.personId }
  const factors = await inTenant(db, tenantId, async (tx) => {
    await giveBackTry(tx, person)
    return factorsOf(tx, person)
  })
  const next = factors.length > 0 ? 'secondFactor' : 'enrol'
  return { token: await startHalfSession(db, person, at, from), next }
}

/**
 * The second factor: a one-time code of an authenticator, or a recovery code. The session of the first factor ends and a
 * whole one begins under another token.
 *
 * @throws AppError `code-refused`; the same failures lock the account as wrong passwords do
 */
export async function giveCode({ db, keys, now }: Edge, session: Session, code: string, from: From): Promise<string> {
  const at = now()
  const { tenantId, personId } = session
  const right = await inTenant(db, tenantId, async (tx) => {
    const account = await accountOf(tx, session)
    const tried = account && (await countTry(tx, tenantId, account, at))
    const taken =
      account !== undefined &&
      tried !== 'locked' &&
      account.disabledAt === null &&
      ((await takeTotp(tx, keys, session, account, code, at)) || (await takeRecoveryCode(tx, keys, session, code, at)))
    await (taken ? clearTries(tx, session, at) : refused(tx, tenantId, account, tried, at, from))
    return taken
  })
  if (!right) throw new AppError('code-refused')
  return becomeWhole(db, session, { tenantId, personId }, at, from)
}

/** Ends the session of the first factor and begins a whole one. */
export async function becomeWhole(
  db: Deps['db'],
  session: Session,
  person: Person,
  at: Date,
  from: From,
): Promise<string> {
  await endSessions(db, person, { id: session.id })
  const token = await startSession(db, person, at, from)
  await inTenant(db, person.tenantId, (tx) => told(tx, person, 'signIn', true, at, from))
  return token
}

async function takeTotp(
  tx: Tx,
  keys: Deps['keys'],
  person: Person,
  { totpSealed, totpStep }: Account,
  code: string,
  at: Date,
): Promise<boolean> {
  if (totpSealed === null) return false
  const step = stepOfCode(openTotp(keys, person, totpSealed), code, at, totpStep === null ? null : Number(totpStep))
  if (step === null) return false
  await change(tx, person, { totpStep: String(step) })
  return true
}

/** The line of a try that failed; a prefecture that is none has no log. The name that was typed is not kept: it may be a password. */
async function refused(
  tx: Tx,
  tenantId: number,
  account: Account | undefined,
  tried: Try | undefined,
  at: Date,
  from: From,
): Promise<void> {
  if (!account) {
    const prefecture = await tx.selectFrom('tenant').select('id').where('id', '=', tenantId).executeTakeFirst()
    if (!prefecture) return
  }
  const why = !account ? 'unknown' : account.disabledAt !== null ? 'disabled' : tried === 'locked' ? 'locked' : 'wrong'
  const what = tried === 'last' ? 'locked' : 'signInFailed'
  await told(tx, { tenantId, personId: account?.personId ?? null }, what, false, at, from, { why })
}

/** A line of the access log about signing in. */
export function told(
  tx: Tx,
  { tenantId, personId }: Readonly<{ tenantId: number; personId: string | null }>,
  what: Happened,
  ok: boolean,
  at: Date,
  { address = null, agent = null }: From,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const line = { what, personId, role: null, unitId: null, object: null, ok, reason: null, address }
  return logAccess(tx, tenantId, { ...line, details: { ...details, agent: agent?.slice(0, 200) ?? null } }, at)
}
