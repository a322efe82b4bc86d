import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { addressKey } from './address.ts'
import { type Counter, counter } from './counter.ts'
import type { LimitName, Limits } from './limits.ts'

/** Counts calls against the limits. Each throws AppError `too-many-requests`, which says how long to wait. */
export type Limiter = Readonly<{
  /** A call from an address, before anything else is known of it. */
  ofAddress(name: LimitName, request: FastifyRequest): void
  /** A call of a person whose session was found. */
  ofAccount(name: LimitName, tenantId: number, personId: string): void
  /** Before a password or a second factor is looked at. */
  beforeSignIn(request: FastifyRequest): void
  /** Once it was wrong. */
  wrongSignIn(request: FastifyRequest): void
  /** Before a number and a code are looked at. */
  beforeGuess(number: string, request: FastifyRequest): void
  /** Once they were wrong. */
  wrongGuess(number: string, request: FastifyRequest): void
}>

/** Lets everything through. */
const off: Limiter = {
  ofAddress() {},
  ofAccount() {},
  beforeSignIn() {},
  wrongSignIn() {},
  beforeGuess() {},
  wrongGuess() {},
}

/** @param limits null: nothing is counted */
export function limiter(limits: Limits | null, now: () => Date): Limiter {
  if (!limits) return off
  const counters = Object.fromEntries(
    Object.entries(limits).map(([name, spans]) => [name, counter(spans)]),
  ) as Readonly<Record<LimitName, Counter>>
  const wrongToday = counter([{ most: 1, seconds: 86_400 }])
  const time = () => now().getTime()
  const take = (name: LimitName, key: string) => refuseUnless(counters[name].take(key, time()))

  return {
    ofAddress: (name, request) => take(name, addressKey(request.ip)),
    ofAccount: (name, tenantId, personId) => take(name, `${tenantId} ${personId}`),
    beforeSignIn: (request) => refuseUnless(counters.wrongSignIn.wait(addressKey(request.ip), time())),
    wrongSignIn: (request) => void counters.wrongSignIn.take(addressKey(request.ip), time()),
    beforeGuess(number, request) {
      const address = addressKey(request.ip)
      refuseUnless(counters.wrongCode.wait(address, time()))
      // Whoever guesses at a number that everybody can read must not shut out the person it belongs to: when too many were
      // wrong about it, an address still has one try a day.
      if (wrongToday.has(address, time())) refuseUnless(counters.wrongCodeOfNumber.wait(keyOf(number), time()))
    },
    wrongGuess(number, request) {
      const address = addressKey(request.ip)
      counters.wrongCode.take(address, time())
      counters.wrongCodeOfNumber.take(keyOf(number), time())
      wrongToday.take(address, time())
    },
  }
}

/** However a number is written, it is one number; whatever else is sent in its place is kept short. */
function keyOf(number: string): string {
  return number.trim().toUpperCase().slice(0, 40)
}

function refuseUnless(wait: number): void {
  if (wait <= 0) return
  throw tooMany(Math.ceil(wait / 1000))
}

/** The refusal that says to come back after so many seconds. */
export function tooMany(seconds: number): AppError {
  return new AppError('too-many-requests', { params: { seconds, minutes: Math.ceil(seconds / 60) } })
}
