import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('two at once, the rest in order, and a failure lets the next one in', async () => {
  const inTurn = turns(2)
  const order: number[] = []
  let running = 0
  let most = 0
  const work = (n: number) =>
    inTurn(async () => {
      order.push(n)
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 5))
      running -= 1
      if (n % 3 === 0) throw new Error(`no ${n}`)
      return n
    })
  const all = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => work(n)))
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(2)
  expect(all.map(({ status }) => status === 'fulfilled')).toEqual([
    false,
    true,
    true,
    false,
    true,
    true,
    false,
    true,
    true,
  ])
  expect(await inTurn(() => Promise.resolve('later'))).toBe('later')
})
