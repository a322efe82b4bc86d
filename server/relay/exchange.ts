import type { z } from 'zod'
import type { readOwnRelay, readRelay, relayMessage } from '../../contract/relay.ts'
import { redact } from '../../domain/access/redact.ts'
import { isOpen, readsOf, worksOn } from '../../domain/access/relay.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Folder, Voice } from '../../domain/ledger/matter.ts'
import type { SeenMatter } from '../access/see.ts'
import { AppError } from '../errors.ts'
import type { Message, Side } from './store.ts'

type Shown = z.input<typeof relayMessage>
type Exchange = z.input<typeof readRelay.output>['exchanges'][number]
type OwnExchange = z.input<typeof readOwnRelay.output>['exchanges'][number]
type Reads = Readonly<Record<Side, 'plain' | 'redacted'>>

/**
 * What a viewer of the staff reads of the exchanges with one submitter: their own unit's, in which the submitter's words
 * are redacted unless it may be told who that is; and all of them who dispatches or supervises, as they read words.
 *
 * @throws AppError `not-allowed` for who is neither
 */
export function exchangesFor(
  viewer: Viewer,
  { held: { folder }, relations, treat }: SeenMatter,
  voice: Voice,
  messages: readonly Message[],
  catalogue: Catalogue,
): readonly Exchange[] {
  const { matter, orders } = folder
  const own = orders.filter((order) => worksOn(viewer, matter, order, catalogue)).map(({ unitId }) => unitId)
  const words = treat('words', voice)
  const all = words !== 'none' && relations.some((one) => one === 'dispatcher' || one === 'supervisor')
  if (own.length === 0 && !all) throw new AppError('not-allowed')
  const written = all ? messages.map(({ unitId }) => unitId) : []
  return [...new Set([...own, ...written])].map((unitId) => {
    const asReader = all && words === 'plain'
    const asUnit = own.includes(unitId)
    const plainly = asReader || (asUnit && readsOf(folder, unitId, voice, catalogue) === 'plain')
    const reads: Reads = {
      unit: asReader || asUnit ? 'plain' : 'redacted',
      submitter: plainly ? 'plain' : 'redacted',
    }
    return exchange(folder, unitId, messages, catalogue, reads)
  })
}

/** What the submitter reads: everything that units wrote to them, in the order in which these first did. */
export function ownExchanges(
  folder: Folder,
  voice: Voice,
  messages: readonly Message[],
  catalogue: Catalogue,
): readonly OwnExchange[] {
  return [...new Set(messages.map(({ unitId }) => unitId))].map((unitId) => ({
    ...exchange(folder, unitId, messages, catalogue, { unit: 'plain', submitter: 'plain' }),
    reads: readsOf(folder, unitId, voice, catalogue),
  }))
}

/** A message as its reader gets it: never with the name of who wrote it. */
export function shown({ id, side, text, at }: Message, reads: 'plain' | 'redacted'): Shown {
  const told = reads === 'plain' ? text : redact(text)
  return { id, from: side, text: told, redacted: told !== text, at: at.toISOString() }
}

function exchange(
  folder: Folder,
  unitId: string,
  messages: readonly Message[],
  catalogue: Catalogue,
  reads: Reads,
): Exchange {
  return {
    unitId,
    unit: catalogue.units.get(unitId)?.name ?? unitId,
    open: isOpen(folder, unitId, catalogue),
    messages: messages.filter((one) => one.unitId === unitId).map((one) => shown(one, reads[one.side])),
  }
}
