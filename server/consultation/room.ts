import type { z } from 'zod'
import type { readConsultation } from '../../contract/consultation.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dutiesCovering } from '../../domain/catalogue/lookup.ts'
import { hopsInDispute } from '../../domain/dispatch/in-dispute.ts'
import { proposedLead } from '../../domain/dispatch/proposed-lead.ts'
import { checkUnit } from '../../domain/ledger/checks-dispatch.ts'
import type { Folder, LedgerEntry, Matter } from '../../domain/ledger/matter.ts'
import type { SeenMatter } from '../access/see.ts'
import { withoutNames } from '../access/withhold.ts'
import { problemOf } from '../errors.ts'
import type { Chained } from '../ledger/chain.ts'

type Room = z.input<typeof readConsultation.output>

/** What a consultation about one matter needs to know. */
export function consultationOf({ held, treat }: SeenMatter, lines: readonly Chained[], catalogue: Catalogue): Room {
  const { folder } = held
  const { matter, orders } = folder
  const duties = dutiesCovering(catalogue, matter).filter(({ categoryCode }) => categoryCode !== null)
  const history = historyOf(folder, lines, catalogue)
  const proposal = proposedLead(matter, orders, catalogue)
  const concerned = new Set([
    ...matter.returnedBy,
    ...history.map(({ unitId }) => unitId),
    ...duties.map(({ unitId }) => unitId),
    ...(proposal.unitId === null ? [] : [proposal.unitId]),
  ])
  const room: Room = {
    number: matter.number,
    title: matter.title,
    status: matter.status,
    hops: matter.hops,
    needed: matter.hops >= hopsInDispute(catalogue) && !matter.designated,
    designated: matter.designated,
    called: matter.consultation,
    history,
    duties: duties.map(({ unitId, categoryCode, regionCode, basis }) => ({
      unitId,
      categoryCode,
      regionCode,
      basis,
      barred: barredFrom(matter, unitId, catalogue),
    })),
    proposal,
    participants: headsOf(concerned, matter, catalogue),
  }
  return treat('words') === 'plain' ? room : withoutNames(room)
}

/** Every return that was asked for, first to last, and how it was judged. */
function historyOf({ orders }: Folder, lines: readonly Chained[], { people }: Catalogue): Room['history'] {
  const entries = lines.map(({ entry }) => entry)
  const judgedAfter = (asked: LedgerEntry) => {
    const judged = entries.find(
      (one): one is LedgerEntry<'judgeReturn'> =>
        one.action === 'judgeReturn' &&
        one.seq > asked.seq &&
        'orderId' in asked.details &&
        one.details.orderId === asked.details.orderId,
    )
    if (!judged) return null
    const { upheld, why } = judged.details
    return { upheld, why, at: judged.at.toISOString(), by: people.get(judged.writer.id)?.name ?? '' }
  }
  return entries
    .filter((one): one is LedgerEntry<'requestReturn'> => one.action === 'requestReturn')
    .map((asked) => {
      const { orderId, reasonCode, basis, suggestedUnitId } = asked.details
      const order = orders.find(({ id }) => id === orderId)
      return {
        orderId,
        unitId: order?.unitId ?? asked.writer.unitId ?? '',
        sentAt: order?.sentAt.toISOString() ?? null,
        askedAt: asked.at.toISOString(),
        reasonCode,
        basis,
        suggestedUnitId: suggestedUnitId ?? null,
        judged: judgedAfter(asked),
      }
    })
}

function barredFrom(matter: Matter, unitId: string, catalogue: Catalogue): Room['duties'][number]['barred'] {
  const unit = catalogue.units.get(unitId)
  const refusal = unit ? checkUnit(matter, unit, catalogue, 'binding') : null
  if (!refusal) return null
  const { code, zh, en } = problemOf(refusal.code, { params: refusal.params ?? {} }, 'zh')
  return { code, zh, en }
}

/** The heads of units, but not of one that is complained about, nor who is recused. */
function headsOf(unitIds: ReadonlySet<string>, { aboutUnitIds, recusedIds }: Matter, { people }: Catalogue): string[] {
  return [...people.values()]
    .filter(
      ({ code, grants }) =>
        grants.some(
          ({ role, unitId }) =>
            role === 'unitLeader' && unitId !== null && unitIds.has(unitId) && !aboutUnitIds.includes(unitId),
        ) && !recusedIds.includes(code),
    )
    .map(({ code }) => code)
}
