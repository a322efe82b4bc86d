import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { addresseeKey } from '../../domain/notice/told.ts'
import type { Tx } from '../db/database.ts'
import type { Due } from './outbox.ts'
import { pageWords } from './words.ts'

/** So many are shown. */
const MOST = 50

/** 通知记录: what a submitter was told about one submission and how it reached them, newest first. */
export async function noticesAbout(
  tx: Tx,
  tenantId: number,
  { id, number }: Readonly<{ id: string; number: string }>,
  catalogue: Catalogue,
) {
  const rows = await tx
    .selectFrom('notice')
    .select(['id', 'kind', 'params', 'createdAt', 'channel', 'state', 'sentAt'])
    .where('tenantId', '=', tenantId)
    .where('addressee', '=', addresseeKey({ submissionId: id }))
    .where('state', '<>', 'superseded')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ id: noticeId, kind, params, createdAt, channel, state, sentAt }) => {
    const told = { kind, params: { ...(params as Due['params']), number } } as Pick<Due, 'kind' | 'params'>
    return {
      id: noticeId,
      ...pageWords(told, catalogue),
      at: createdAt.toISOString(),
      sentBy: state === 'sent' && sentAt ? (channel as 'sms' | 'email' | null) : null,
    }
  })
}
