import type { Channel, Kind, Secrecy } from '../../domain/ledger/words.ts'
import type { Identity } from '../identity/vault.ts'
import type { Chance } from './chance.ts'
import { inventedName, inventedPhone } from './names.ts'

/** Somebody who speaks. The phone is of the invented range and belongs to nobody else here. */
export type Caller = Readonly<{ name: string; phone: string; age: number }>

/** About one in eight is somebody who has called before; a few call again and again. */
const RETURNING = 0.12

/** Draws callers, new ones and those who have called before. */
export function callers(chance: Chance): Readonly<{ next: () => Caller; fresh: () => Caller }> {
  const known: Caller[] = []
  const phones = new Set<string>()
  const fresh = (): Caller => {
    let phone = inventedPhone(chance)
    while (phones.has(phone) && phones.size < 9000) phone = inventedPhone(chance)
    phones.add(phone)
    const caller = { name: inventedName(chance), phone, age: chance.integer(22, 81) }
    known.push(caller)
    return caller
  }
  return { fresh, next: () => (known.length > 40 && chance.happens(RETURNING) ? chance.pick(known) : fresh()) }
}

/** What a caller tells of themselves by this channel; undefined where they tell nothing. */
export function identityBy(channel: Channel, caller: Caller, kind: Kind, chance: Chance): Identity | undefined {
  const { name, phone } = caller
  const anonymous = kind === 'report' ? 0.24 : 0.05
  const number = phone.slice(-4)
  if (channel === 'hotline') return chance.happens(anonymous) ? { phone } : { name, phone }
  if (chance.happens(anonymous)) return undefined
  if (channel === 'wechat')
    return {
      name: chance.happens(0.6) ? name : undefined,
      phone: chance.happens(0.55) ? phone : undefined,
      account: `wx-${number}`,
    }
  if (channel === 'email')
    return { name, email: `s${number}@example.com`, phone: chance.happens(0.4) ? phone : undefined }
  if (channel === 'box' || channel === 'media') return { name, phone: chance.happens(0.55) ? phone : undefined }
  return { name, phone: chance.happens(0.92) ? phone : undefined }
}

const secrecyOf: Readonly<Partial<Record<Kind, Readonly<Partial<Record<Secrecy, number>>>>>> = {
  report: { secret: 6, hiddenFromUnit: 3, open: 1 },
  complaint: { open: 75, hiddenFromUnit: 22, secret: 3 },
}

export function secrecyWish(kind: Kind, chance: Chance): Secrecy {
  return chance.weighted(secrecyOf[kind] ?? { open: 97, hiddenFromUnit: 3 })
}
