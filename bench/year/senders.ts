import type { Chance } from '../../server/demo/chance.ts'
import type { Keys } from '../../server/identity/key-text.ts'
import { sendNotices } from '../../server/notice/send.ts'
import { Killed, post, senderDies, type Taken } from './outages.ts'
import type { Servers } from './strikers.ts'

export type Senders = Readonly<{
  /** Both send what is due; the clock stands while they do. */
  sendAt: (at: number) => Promise<void>
  taken: Taken
  killed: () => number
}>

/** Two servers that send at the same time; the second is killed now and then between a provider's answer and its note. */
export function sendersOf(servers: Servers, keys: Keys, chance: Chance): Senders {
  const taken: Taken = new Map()
  const deaths = [...senderDies]
  let killed = 0

  async function send(n: 0 | 1, at: number): Promise<void> {
    let dead = false
    const now = () => {
      if (dead) throw new Killed('killed')
      return new Date(at)
    }
    const dies = () => {
      if (n !== 1 || deaths[0] === undefined || at < deaths[0] || chance.happens(0.6)) return false
      deaths.shift()
      killed += 1
      dead = true
      return true
    }
    const posted = post(() => new Date(at), chance, taken, dies)
    try {
      await sendNotices({ db: servers[n], keys, ...posted, now, edges: { origin: 'https://lianxin.example' } })
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
  }

  return {
    taken,
    killed: () => killed,
    async sendAt(at) {
      await Promise.all([send(0, at), send(1, at)])
    },
  }
}
