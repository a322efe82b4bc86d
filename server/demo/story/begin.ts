import type { Actor } from '../../../domain/access/role.ts'
import type { Details } from '../../../domain/ledger/details.ts'
import type { Folder } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import { deskAnswer } from './answers.ts'
import type { Script } from './script.ts'
import { pressing, type Tale, tell } from './tale.ts'
import { complainedAbout } from './units.ts'

/** 建账: by whoever took the call or brought it in, else at a desk; now and then the description is put right. */
export function* opened(tale: Tale, folder: Folder): Script {
  const { chance, hours, submission, kind, theme, scene, urgency } = tale
  const actor = receiver(tale)
  const at =
    actor === submission.recordedBy ? hours.later(folder.matter.lastAt, 2, 14) : soon(tale, folder.matter.lastAt)
  const about = complainedAbout(tale)
  const described = {
    kind,
    categoryCode: theme.category,
    regionCode: scene.regionCode,
    address: scene.address,
    point: scene.point,
  }
  const details: Details['open'] = {
    ...described,
    urgency,
    personalBenefit: theme.personal ?? false,
    ...(about.length > 0 && { aboutUnitIds: about }),
  }
  let present = folder
  if (chance.happens(0.07)) {
    const first = {
      at,
      write: () => ({
        actor: desk(tale),
        action: 'classify' as const,
        details: { categoryCode: theme.category, urgency },
      }),
    }
    present = yield first
  }
  present = yield { at: hours.later(at, 1, 4), write: () => ({ actor, action: 'open', details }) }
  if (chance.happens(0.05)) {
    const dispatcher = tale.staff.one('dispatcher', chance)
    const details = { title: tale.say(chance.pick(theme.titles)), address: scene.address, point: scene.point }
    present = yield {
      at: hours.later(present.matter.lastAt, 3, 30),
      write: () => ({ actor: dispatcher, action: 'classify', details }),
    }
  }
  return present
}

/** 即办: answered on the telephone or put right on the spot, before or after it went on the ledger. */
export function* settled(tale: Tale, folder: Folder): Script {
  const { chance, hours, kind, theme, scene } = tale
  const first = folder.matter.status === 'submitted' && chance.happens(0.4) ? yield* opened(tale, folder) : folder
  const actor = receiver(tale)
  const by =
    actor.roles.includes('operator') || actor.roles.includes('gridWorker') ? actor : tale.staff.one('operator', chance)
  const described =
    first.matter.status === 'opened'
      ? {}
      : { kind, categoryCode: theme.category, regionCode: scene.regionCode, address: scene.address }
  const { lastAt } = first.matter
  const at = by === tale.submission.recordedBy ? hours.later(lastAt, 3, 25) : hours.work(lastAt, 5, 150)
  return yield {
    at,
    write: () => ({ actor: by, action: 'settle', details: { answer: deskAnswer(tale), ...described } }),
  }
}

const declinedFor = {
  litigation: 'decline-litigation',
  civil: 'decline-litigation',
  petition: 'decline-petition',
  unclear: 'decline-unclear',
} as const
const transferredTo = {
  police110: { to: 'police110', prefix: '110' },
  fire119: { to: 'fire119', prefix: '119' },
  ambulance120: { to: 'ambulance120', prefix: '120' },
  petition: { to: 'petition', prefix: '信' },
} as const

/** 不予受理 with the lawful way, or 转送 at once to the service that comes. */
export function* sentElsewhere(tale: Tale, folder: Folder): Script {
  const { theme, chance, hours } = tale
  const { outside } = theme
  const { lastAt } = folder.matter
  if (
    outside === 'litigation' ||
    outside === 'civil' ||
    outside === 'unclear' ||
    (outside === 'petition' && chance.happens(0.4))
  ) {
    return yield { at: hours.work(lastAt, 20, 400), write: () => declined(tale, declinedFor[outside]) }
  }
  if (!outside) return folder
  const { to, prefix } = transferredTo[outside]
  const at = outside === 'petition' ? hours.work(lastAt, 30, 300) : hours.later(lastAt, 0.5, 4)
  const details = {
    to,
    externalNumber: `${prefix}-${lastAt.toISOString().slice(0, 10).replaceAll('-', '')}-${chance.integer(100, 999)}`,
    note: tell(tale, office.transferNote),
  }
  const actor = outside === 'petition' ? tale.staff.one('dispatcher', chance) : desk(tale)
  return yield { at, write: () => ({ actor, action: 'transfer', details }) }
}

/** 不予受理, with a reason of the catalogue and the way it names. */
export function declined(tale: Tale, wanted: string) {
  const { catalogue, chance, staff } = tale
  const reasons = [...catalogue.reasons.values()].filter(({ list }) => list === 'decline')
  const reason = catalogue.reasons.get(wanted) ?? chance.pick(reasons)
  const legalRoute = reason.legalRoute ?? ''
  const text = tell(tale, office.declineText, { reason: reason.zh, route: legalRoute })
  return {
    actor: staff.one('dispatcher', chance),
    action: 'decline' as const,
    details: { reasonCode: reason.code, legalRoute, text },
  }
}

function receiver(tale: Tale): Actor {
  const { recordedBy } = tale.submission
  const mayOpen = recordedBy.roles.some((role) => role === 'operator' || role === 'gridWorker' || role === 'dispatcher')
  return mayOpen ? recordedBy : desk(tale)
}

function desk({ staff, chance }: Tale): Actor {
  return staff.one('operator', chance)
}

/** When a desk turns to it: at once where it presses, else within the office hours that follow. */
function soon(tale: Tale, from: Date): Date {
  return pressing(tale) ? tale.hours.later(from, 3, 18) : tale.hours.work(from, 8, 200)
}
