import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dangerIn } from '../../domain/danger/find-danger.ts'
import { pressing } from '../../domain/ledger/words.ts'
import type { Tx } from '../db/database.ts'
import { messageOf } from '../reader/message.ts'
import { newestTexts } from '../reader/newest-texts.ts'

type Told = NonNullable<z.input<typeof previewRules.output>['dangers']>

/** Enough to see whether a word stands everywhere, and read in a moment. */
const LOOKED = 1000

/** How many of the newest messages other words of danger would flag, as they come in. What is flagged already stays so. */
export async function movedDangers(
  tx: Tx,
  tenantId: number,
  { before, after }: Readonly<{ before: Catalogue; after: Catalogue }>,
): Promise<Told> {
  const messages = (await newestTexts(tx, tenantId, LOOKED)).map((text) => messageOf([text]))
  const pairs = messages.map((message) => [rankIn(message, before), rankIn(message, after)] as const)
  const count = (fits: (was: number, is: number) => boolean) => pairs.filter(([was, is]) => fits(was, is)).length
  return {
    looked: messages.length,
    before: count((was) => was > 0),
    after: count((_, is) => is > 0),
    gained: count((was, is) => is > was),
    lost: count((was, is) => is < was),
  }
}

/** 0 for what is not flagged; the more urgent, the more. */
function rankIn(message: Parameters<typeof dangerIn>[0], { dangerWords }: Catalogue): number {
  const danger = dangerIn(message, dangerWords)
  return danger ? pressing.length - pressing.indexOf(danger.urgency) : 0
}
