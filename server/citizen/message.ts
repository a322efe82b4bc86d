import type { FastifyBaseLogger } from 'fastify'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { CODE_MINUTES } from './limits.ts'
import { opensAnything } from './own.ts'
import type { Phone } from './phone.ts'

/** What is on its way to telephones. */
export type Messages = Readonly<{
  /** Sends a code where it would open something; not awaited by the answer, which takes as long for every telephone. */
  send: (tenantId: number, phone: Phone, code: string) => void
  /** Until all that was sent is there or has failed. */
  settled: () => Promise<void>
}>

/**
 * To a telephone from which nothing was submitted no message goes, so nobody can have messages sent to strangers; and it
 * cannot be told from outside.
 */
export function messages({ db, sms }: Pick<Deps, 'db' | 'sms'>, log: FastifyBaseLogger): Messages {
  const going = new Set<Promise<void>>()
  const deliver = async (tenantId: number, phone: Phone, code: string) => {
    try {
      const due = await readTenant(db, tenantId, (tx) => opensAnything(tx, tenantId, phone.hash))
      if (due) await sms?.send({ phone: phone.number, text: textOf(code) })
    } catch (error) {
      log.error({ err: error }, 'a code was not sent')
    }
  }
  return {
    send(tenantId, phone, code) {
      const one = deliver(tenantId, phone, code).finally(() => going.delete(one))
      going.add(one)
    },
    async settled() {
      await Promise.all(going)
    },
  }
}

function textOf(code: string): string {
  return `【连心】验证码 ${code}，${CODE_MINUTES} 分钟内有效，用于查看您反映的事项。工作人员不会向您要验证码，请勿告诉他人。`
}
