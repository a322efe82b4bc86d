import type { Actor } from '../../domain/access/role.ts'
import type { Channel, Kind, Urgency } from '../../domain/ledger/words.ts'
import type { Chance } from './chance.ts'
import { citizen, type Staff, system } from './story/staff.ts'
import type { Setting, Theme } from './words/theme.ts'

const usual: Readonly<Record<Channel, number>> = {
  hotline: 47,
  wechat: 17,
  web: 14,
  grid: 7,
  visit: 4,
  email: 2.5,
  box: 2,
  media: 1.5,
  handDown: 2.5,
  import: 2.5,
}
/** What cannot wait is not put in a box. */
const atOnce: Readonly<Partial<Record<Channel, number>>> = { hotline: 78, wechat: 13, web: 4, grid: 5 }
const onlyByPhone: Readonly<Partial<Record<Channel, number>>> = { hotline: 88, wechat: 12 }

/** By which way it comes. */
export function channelOf({ outside }: Theme, setting: Setting, urgency: Urgency, chance: Chance): Channel {
  const emergency = outside === 'police110' || outside === 'fire119' || outside === 'ambulance120'
  if (emergency) return chance.weighted(onlyByPhone)
  if (outside === 'unclear') return chance.weighted({ web: 4, wechat: 5, hotline: 3, import: 1 })
  if (urgency === 'urgent' || urgency === 'critical') return chance.weighted(atOnce)
  const rural = setting === 'village' || setting === 'pasture'
  return chance.weighted(rural ? { ...usual, visit: 11, grid: 9, box: 3, web: 8 } : usual)
}

/** Who writes it down: the citizen themselves, the operator who took the call, whoever brought it in. */
export function recorderOf(
  channel: Channel,
  submissionId: string,
  regionCode: string,
  staff: Staff,
  chance: Chance,
): Actor {
  if (channel === 'hotline') return staff.one(chance.happens(0.12) ? 'contractOperator' : 'operator', chance)
  if (channel === 'web' || channel === 'wechat') return citizen(submissionId)
  if (channel === 'import') return system
  if (channel === 'grid' || channel === 'visit') return staff.gridWorker(regionCode) ?? staff.one('operator', chance)
  return staff.one('dispatcher', chance)
}

type Known = Readonly<{ kind: Kind | undefined; placed: boolean }>

/** What is filled in beside the words: an operator asks, a form has fields, a chat has neither. */
export function toldBy(channel: Channel, kind: Kind, chance: Chance): Known {
  const asks = channel === 'hotline' || channel === 'grid' || channel === 'visit'
  const form = channel === 'web' || channel === 'handDown' || channel === 'import'
  return {
    kind: asks || (form && chance.happens(0.8)) ? kind : undefined,
    placed: asks || (form && chance.happens(0.7)) || (channel === 'wechat' && chance.happens(0.3)),
  }
}
