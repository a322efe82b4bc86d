import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Keys } from '../identity/key-text.ts'
import { normalPhone } from '../identity/phone.ts'
import { openIdentity } from '../identity/vault.ts'
import { type Sms, SmsFailure } from '../sms/sms.ts'
import { claimDue, type Due, markFailed, markGivenUp, markSent } from './due.ts'
import { noticeWords } from './words.ts'

export type NoticeEdge = Readonly<{ db: Db; keys: Keys; sms: Sms | null; now: () => Date }>

/** So many at most in one run for one prefecture; the rest waits for the next. */
const A_RUN = 500

/**
 * Sends what is due to telephones, one after the other. Each is claimed before it is sent, so two servers never send the
 * same one; a server that dies between sending and noting it down may send one again. Without a provider everything
 * stays where it is, and submitters read on the look-up page who saw them.
 */
export async function sendNotices(edge: NoticeEdge): Promise<void> {
  const { db, sms } = edge
  if (sms === null) return
  const tenants = await db.selectFrom('tenant').select('id').execute()
  for (const { id } of tenants) {
    for (let sent = 0; sent < A_RUN; sent += 1) {
      if (!(await sendNext({ ...edge, sms }, id))) break
    }
  }
}

/** False where nothing was due. */
async function sendNext(edge: NoticeEdge & Readonly<{ sms: Sms }>, tenantId: number): Promise<boolean> {
  const { db, sms, now } = edge
  const due = await inTenant(db, tenantId, (tx) => claimDue(tx, tenantId, now()))
  if (!due) return false
  const note = (work: (tx: Tx) => Promise<void>) => inTenant(db, tenantId, work)
  try {
    const phone = phoneOf(edge.keys, tenantId, due)
    if (phone === null) {
      await note((tx) => markGivenUp(tx, tenantId, due.id, now(), due.discreet ? 'discreet' : 'no-mobile'))
      return true
    }
    const catalogue = await inTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(now())))
    await sms.send({ phone, text: noticeWords(due.notice, catalogue).zh })
  } catch (error) {
    const code = error instanceof SmsFailure ? error.code : 'internal'
    await note((tx) => markFailed(tx, tenantId, due, now(), code))
    return true
  }
  await note((tx) => markSent(tx, tenantId, due.id, now()))
  return true
}

/** The mobile number of whom it is for; null where there is none, or where a message there could give them away. */
function phoneOf(keys: Keys, tenantId: number, { sealed, discreet, submissionId }: Due): string | null {
  if (sealed === null || discreet) return null
  const { phone } = openIdentity(keys, tenantId, submissionId, sealed)
  const number = phone === undefined ? null : normalPhone(phone)
  return number !== null && /^1[3-9]\d{9}$/.test(number) ? number : null
}
