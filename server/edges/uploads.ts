import type { FastifyRequest } from 'fastify'
import { addressKey } from './address.ts'
import { tooMany } from './limiter.ts'
import type { Patience } from './patience.ts'

/** How long somebody who was not let in is told to wait, in seconds. */
const WAIT = 10

/**
 * A gate that lets in so many files at once, of all and of one address: each is held in memory until it is stored. It answers with
 * what is to be called once the file is done with, and throws AppError `too-many-requests`.
 */
export function uploadGate({ uploads, uploadsOfAddress }: Patience): (request: FastifyRequest) => () => void {
  const inside = new Map<FastifyRequest, string>()
  return (request) => {
    const address = addressKey(request.ip)
    const ofAddress = [...inside.values()].filter((other) => other === address).length
    if (inside.size >= uploads || ofAddress >= uploadsOfAddress) throw tooMany(WAIT)
    inside.set(request, address)
    return () => inside.delete(request)
  }
}
