import { type Mail, MailFailure } from '../../server/mail/mail.ts'
import { type Sms, SmsFailure } from '../../server/sms/sms.ts'
import type { Chance } from '../../server/demo/chance.ts'

const MINUTE = 60_000

/** A time in 2026 when something is not there, as China writes it: `03-12 09:00`. */
export type Outage = Readonly<{ from: number; to: number }>
const outage = (from: string, to: string): Outage => ({ from: instant(from), to: instant(to) })
const instant = (text: string) => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`)

/** Nothing strikes: a night, a long weekend with both servers off, a working day, minutes in the morning. */
export const nobodyStrikes = [
  outage('02-13 16:20', '02-16 09:05'),
  outage('03-24 22:00', '03-25 07:00'),
  outage('06-10 08:10', '06-11 08:10'),
  outage('09-07 08:29', '09-07 09:02'),
]
/** No provider takes anything; two working days are longer than a notice is tried, three more than it is news. */
export const providerDown = [
  outage('01-20 10:00', '01-20 13:30'),
  outage('04-14 09:00', '04-16 12:00'),
  outage('10-13 17:00', '10-13 20:00'),
]
/** One of the two senders is killed in the middle of a batch, the first time it sends after this. */
export const senderDies = ['02-05 09:40', '05-12 10:00', '08-18 09:10', '11-03 15:30'].map(instant)
/** A striker that dies in the middle of a transaction: its whole process, or its connection; and into which table it writes then. */
export type StrikerDies = Readonly<{ at: number; how: 'process' | 'connection'; table: 'ledger_entry' | 'notice' }>
const striker = (text: string, how: StrikerDies['how'], table: StrikerDies['table']): StrikerDies => {
  return { at: instant(text), how, table }
}
/** One of the strikers dies, the first time something is due after this. */
export const strikerDies = [
  striker('01-08 10:00', 'process', 'ledger_entry'),
  striker('03-11 09:00', 'connection', 'ledger_entry'),
  striker('04-22 14:30', 'process', 'notice'),
  striker('06-30 17:30', 'connection', 'ledger_entry'),
  striker('07-14 10:11', 'process', 'ledger_entry'),
  striker('09-10 08:30', 'process', 'notice'),
  striker('10-09 08:30', 'connection', 'ledger_entry'),
  striker('12-22 16:00', 'process', 'ledger_entry'),
]

export function during(outages: readonly Outage[], at: number): Outage | undefined {
  return outages.find(({ from, to }) => from <= at && at < to)
}

/** The first full minute from an instant on at which something strikes. */
export function awake(at: number): number {
  const minute = Math.ceil(at / MINUTE) * MINUTE
  return during(nobodyStrikes, minute)?.to ?? minute
}

/** Everything a provider took, by the notice's id, whatever it answered. */
export type Taken = Map<string, number>
/** Thrown at whatever a killed sender does next. */
export class Killed extends Error {}

type Post = Readonly<{ sms: Sms; mail: Mail }>

/**
 * Providers that fail now and then, before and after they took a message, and are down for hours.
 *
 * @param dies asked after each message that was taken: whether its sender is killed there and then
 */
export function post(now: () => Date, chance: Chance, taken: Taken, dies: () => boolean): Post {
  const take = (id: string, failure: (code: 'unreachable' | 'inDoubt' | 'refused') => Error) => {
    if (during(providerDown, now().getTime()) || chance.happens(0.01)) throw failure('unreachable')
    if (chance.happens(0.0005)) throw failure('refused')
    const lost = chance.happens(0.001)
    if (!lost || chance.happens(0.5)) taken.set(id, (taken.get(id) ?? 0) + 1)
    if (lost) throw failure('inDoubt')
    if (dies()) throw new Killed('killed')
  }
  return {
    sms: { send: async ({ id = '' }) => take(id, (code) => new SmsFailure(code, 'bench')) },
    mail: {
      send: async ({ id }) => {
        take(id, (code) => new MailFailure(code, 'bench'))
        return { providerId: id }
      },
    },
  }
}
