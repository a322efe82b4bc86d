import { AppError, problemOf } from '../errors.ts'

type Failure = Readonly<{ at: Date; message: Readonly<{ zh: string; en: string }> }>
export type UnderWay = Readonly<{ since: Date | null; failed: Failure | null }>

const nothing: UnderWay = { since: null, failed: null }

/**
 * Trainings that people began at this server, by prefecture. Another server does not know of them; two at the same time do no
 * harm, for each is kept, and what is put to use is compared with what is in use by then.
 */
export class Begun {
  readonly #byTenant = new Map<number, UnderWay>()

  of(tenantId: number): UnderWay {
    return this.#byTenant.get(tenantId) ?? nothing
  }

  /**
   * Begins a training unless one is under way, and does not wait for it; what it came to is told by `of`.
   *
   * @param log told of a failure that is none of ours
   */
  begin(tenantId: number, now: () => Date, train: () => Promise<unknown>, log: (error: unknown) => void): void {
    if (this.of(tenantId).since) return
    this.#byTenant.set(tenantId, { since: now(), failed: null })
    train().then(
      () => this.#byTenant.set(tenantId, nothing),
      (error: unknown) => {
        if (!(error instanceof AppError)) log(error)
        this.#byTenant.set(tenantId, { since: null, failed: { at: now(), message: messageOf(error) } })
      },
    )
  }
}

function messageOf(error: unknown): Failure['message'] {
  const [code, extra] = error instanceof AppError ? ([error.code, error.extra] as const) : (['internal', {}] as const)
  const { zh, en } = problemOf(code, extra, 'zh')
  return { zh, en }
}
