import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ledger/chain.ts'
import { accountOf } from './account.ts'
import { factorsOf } from './factors.ts'
import { newRecoveryCodes } from './recovery.ts'
import type { From, Person, Session } from './session.ts'
import { startSession } from './session.ts'
import { becomeWhole, told } from './sign-in.ts'

type Edge = Pick<Deps, 'db' | 'keys' | 'now' | 'edges'>
/** Whose passkeys: the name of the site, and the address its pages have. */
type Site = Readonly<{ rpID: string; origin: string }>

const MINUTES = 5

/** The site as a browser knows it: by its setting, else by what this request was sent to. */
export function siteOf(request: FastifyRequest, { edges }: Pick<Deps, 'edges'>): Site {
  const origin = edges.origin ?? `${request.protocol}://${request.host}`
  return { origin, rpID: new URL(origin).hostname }
}

/**
 * What a browser needs to make a passkey for this person.
 *
 * @throws AppError `second-factor-missing` where one has a second factor and has not given it
 */
export async function offerPasskey({ db, now }: Edge, session: Session, { rpID }: Site) {
  const { tenantId, personId } = session
  const { account, known, name } = await inTenant(db, tenantId, async (tx) => {
    if (!session.whole && (await factorsOf(tx, session)).length > 0) throw new AppError('second-factor-missing')
    const tenant = await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()
    const rows = tx.selectFrom('passkey').select('id').where('tenantId', '=', tenantId)
    return {
      account: await accountOf(tx, session),
      known: await rows.where('personId', '=', personId).execute(),
      name: tenant.name,
    }
  })
  const options = await generateRegistrationOptions({
    rpName: `连心 ${name}`,
    rpID,
    userName: account?.username ?? personId,
    userID: Buffer.from(`${tenantId}/${personId}`),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await remember(db, options.challenge, session, now())
  return options
}

/**
 * Keeps a passkey; tells recovery codes with the first second factor and begins a whole session then.
 *
 * @returns `token`: the new session's, where one began
 * @throws AppError `passkey-refused`, `second-factor-missing`
 */
export async function keepPasskey(
  { db, keys, now }: Edge,
  session: Session,
  { name, credential }: Readonly<{ name: string; credential: RegistrationResponseJSON }>,
  { rpID, origin }: Site,
  from: From,
): Promise<Readonly<{ token: string | null; recoveryCodes: readonly string[] }>> {
  const at = now()
  const { tenantId, personId } = session
  const made = await refusedUnless(() =>
    verifyRegistrationResponse({
      response: credential,
      expectedChallenge: (challenge) => taken(db, challenge, session, at),
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    }),
  )
  if (!made.verified) throw new AppError('passkey-refused')
  const { id, publicKey, counter } = made.registrationInfo.credential
  const recoveryCodes = await inTenant(db, tenantId, async (tx) => {
    const factors = await factorsOf(tx, session)
    if (!session.whole && factors.length > 0) throw new AppError('second-factor-missing')
    const row = { tenantId, id, personId, publicKey: Buffer.from(publicKey), signCount: String(counter), name }
    const transports = JSON.stringify(credential.response.transports ?? [])
    const kept = await tx
      .insertInto('passkey')
      .values({ ...row, transports, addedAt: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) throw new AppError('passkey-refused')
    await told(tx, session, 'secondFactor', true, at, from, { changed: 'passkey' })
    return factors.length === 0 ? newRecoveryCodes(tx, keys, session, at) : []
  })
  const token = session.whole ? null : await becomeWhole(db, session, { tenantId, personId }, at, from)
  return { token, recoveryCodes }
}

/** What a browser needs to sign in with a passkey of this prefecture, whoever it belongs to. */
export async function askToSignIn({ db, now }: Edge, tenantId: number, { rpID }: Site) {
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
  await remember(db, options.challenge, { tenantId, personId: null }, now())
  return options
}

/**
 * Signs in with a passkey: the device and what unlocks it are two factors.
 *
 * @returns what the cookie holds
 * @throws AppError `passkey-refused`, alike for an unknown one, another site's and a disabled account
 */
export async function signInByPasskey(
  { db, now }: Edge,
  tenantId: number,
  credential: AuthenticationResponseJSON,
  { rpID, origin }: Site,
  from: From,
): Promise<string> {
  const at = now()
  const known = await inTenant(db, tenantId, (tx) =>
    tx
      .selectFrom('passkey')
      .select(['personId', 'publicKey', 'signCount'])
      .where('tenantId', '=', tenantId)
      .where('id', '=', credential.id)
      .executeTakeFirst(),
  )
  const person = { tenantId, personId: known?.personId ?? null }
  try {
    if (!known) throw new AppError('passkey-refused')
    const { verified, authenticationInfo } = await refusedUnless(() =>
      verifyAuthenticationResponse({
        response: credential,
        expectedChallenge: (challenge) => taken(db, challenge, { tenantId, personId: null }, at),
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: { id: credential.id, publicKey: new Uint8Array(known.publicKey), counter: Number(known.signCount) },
      }),
    )
    if (!verified) throw new AppError('passkey-refused')
    await inTenant(db, tenantId, async (tx) => {
      const account = await accountOf(tx, { tenantId, personId: known.personId })
      if (!account || account.disabledAt !== null) throw new AppError('passkey-refused')
      await tx
        .updateTable('passkey')
        .set({ signCount: String(authenticationInfo.newCounter), usedAt: at })
        .where('tenantId', '=', tenantId)
        .where('id', '=', credential.id)
        .execute()
      await tx
        .updateTable('account')
        .set({ seenAt: at })
        .where('tenantId', '=', tenantId)
        .where('personId', '=', known.personId)
        .execute()
      await told(tx, person, 'signIn', true, at, from, { by: 'passkey' })
    })
  } catch (error) {
    await inTenant(db, tenantId, (tx) => told(tx, person, 'signInFailed', false, at, from, { by: 'passkey' }))
    throw error
  }
  return startSession(db, { tenantId, personId: known.personId }, at, from)
}

/** Forgets a passkey. @throws AppError `last-factor` */
export async function dropPasskey({ db, now }: Edge, session: Session, id: string, from: From): Promise<number> {
  const { tenantId, personId } = session
  return inTenant(db, tenantId, async (tx) => {
    const account = await accountOf(tx, session)
    const own = tx.selectFrom('passkey').select('id').where('tenantId', '=', tenantId).where('personId', '=', personId)
    const rows = await own.execute()
    if (!rows.some((row) => row.id === id)) return 0
    if (rows.length === 1 && !account?.totpSealed) throw new AppError('last-factor')
    await tx.deleteFrom('passkey').where('tenantId', '=', tenantId).where('id', '=', id).execute()
    await told(tx, session, 'secondFactor', true, now(), from, { changed: 'passkey', dropped: true })
    return 1
  })
}

type Asked = Readonly<{ tenantId: number; personId: string | null }>

async function remember(db: Deps['db'], challenge: string, { tenantId, personId }: Asked, now: Date): Promise<void> {
  await db.deleteFrom('passkeyChallenge').where('endsAt', '<', now).execute()
  const endsAt = new Date(now.getTime() + MINUTES * 60_000)
  await db
    .insertInto('passkeyChallenge')
    .values({ hash: hashOf(challenge), tenantId, personId, endsAt })
    .execute()
}

/** Whether it was asked of this person, and not answered before. */
async function taken(db: Deps['db'], challenge: string, { tenantId, personId }: Asked, now: Date): Promise<boolean> {
  let rows = db.deleteFrom('passkeyChallenge').where('hash', '=', hashOf(challenge)).where('tenantId', '=', tenantId)
  rows = personId === null ? rows.where('personId', 'is', null) : rows.where('personId', '=', personId)
  const row = await rows.where('endsAt', '>', now).returning('hash').executeTakeFirst()
  return row !== undefined
}

/** The library throws for whatever is not as it should be. */
async function refusedUnless<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch {
    throw new AppError('passkey-refused')
  }
}

function hashOf(challenge: string): Buffer {
  return sha256(Buffer.from(challenge, 'utf8'))
}

/** The passkeys of a person, oldest first. */
export async function passkeysOf({ db }: Pick<Edge, 'db'>, { tenantId, personId }: Person) {
  const rows = await inTenant(db, tenantId, (tx) =>
    tx
      .selectFrom('passkey')
      .select(['id', 'name', 'addedAt', 'usedAt'])
      .where('tenantId', '=', tenantId)
      .where('personId', '=', personId)
      .orderBy('addedAt')
      .execute(),
  )
  return rows.map(({ id, name, addedAt, usedAt }) => ({
    id,
    name,
    addedAt: addedAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }))
}
