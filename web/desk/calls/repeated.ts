import { decided } from '../../api.ts'

const RETRIES = 3

/** Sends what carries an id of its own, again while the server has not decided. */
export async function repeated<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (decided(error) || attempt >= RETRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
    }
  }
}
