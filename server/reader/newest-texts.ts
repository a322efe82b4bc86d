import type { Tx } from '../db/database.ts'

/** Enough to tell what many say from what one says. */
const NEWEST = 3000

/** What the newest messages say, without what was said in secret or is a report of wrongdoing; not to be shown to anybody. */
export async function newestTexts(tx: Tx, tenantId: number, most = NEWEST): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('submission')
    .select(['title', 'text'])
    .where('tenantId', '=', tenantId)
    .where('secrecy', '<>', 'secret')
    .where((where) => where.or([where('kind', 'is', null), where('kind', '<>', 'report')]))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ title, text }) => `${title}\n${text}`)
}
