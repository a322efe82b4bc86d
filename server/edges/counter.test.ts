import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counter } from './counter.ts'
import { limits, readLimits } from './limits.ts'

test('so many in any span, wherever it begins, and one more from the time that was promised', () => {
  const spans = [
    { most: 3, seconds: 10 },
    { most: 5, seconds: 60 },
  ]
  const pauses = fc.array(fc.integer({ min: 0, max: 8000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(pauses, (all) => {
      const count = counter(spans)
      const taken: number[] = []
      let [now, promised] = [0, 0]
      for (const pause of all) {
        now += pause
        expect(count.wait('a', now)).toBe(Math.max(0, promised - now))
        const wait = count.take('a', now)
        expect(wait === 0).toBe(now >= promised)
        if (wait === 0) taken.push(now)
        promised = now + count.wait('a', now)
      }
      for (const { most, seconds } of spans)
        for (const from of taken)
          expect(taken.filter((time) => time >= from && time < from + seconds * 1000).length).toBeLessThanOrEqual(most)
    }),
  )
})

test('keys are counted apart', () => {
  const count = counter([{ most: 1, seconds: 10 }])
  expect([count.take('a', 0), count.take('b', 0), count.take('a', 4000)]).toEqual([0, 0, 6000])
  expect([count.has('a', 9999), count.has('c', 9999), count.has('a', 10_000)]).toEqual([true, false, false])
})

test('a flood of addresses fills no memory, and whoever is counted still is', () => {
  const count = counter([{ most: 20, seconds: 600 }], 1000)
  for (let n = 0; n < 50_000; n += 1) {
    count.take(`2001:db8:${n}::/64`, n)
    if (n % 500 === 0) count.take('203.0.113.7', n)
  }
  expect(count.size()).toBe(1000)
  expect(count.wait('203.0.113.7', 50_000)).toBeGreaterThan(0)
  const before = process.memoryUsage().heapUsed
  const large = counter([{ most: 20, seconds: 600 }])
  for (let n = 0; n < 200_000; n += 1) large.take(`2001:db8:${n.toString(16)}:1::/64`, n)
  expect(large.size()).toBe(50_000)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000)
})

test('the limits as they are, changed, and off', () => {
  expect(readLimits('')).toEqual(limits)
  expect(readLimits('submit=40/10m,400/1d  lookUp=60/1h')).toEqual({
    ...limits,
    submit: [
      { most: 40, seconds: 600 },
      { most: 400, seconds: 86_400 },
    ],
    lookUp: [{ most: 60, seconds: 3600 }],
  })
  expect(readLimits('off')).toBeNull()
})

test.each([
  'submit',
  'submit=',
  'submit=0/1m',
  'submit=5/0m',
  'submit=5/1y',
  'submit=-5/1m',
  'nothing=5/1m',
  'OFF',
  'submit=5/1m,',
])('the limits "%s" cannot be read', (text) => expect(() => readLimits(text)).toThrow(RangeError))

test('every limit lets something through, and shorter spans let less through', () => {
  for (const [name, spans] of Object.entries(limits)) {
    expect([name, spans.length > 0]).toEqual([name, true])
    const sorted = spans.toSorted((a, b) => a.seconds - b.seconds)
    expect([name, sorted.map(({ most }) => most)]).toEqual([
      name,
      spans.map(({ most }) => most).toSorted((a, b) => a - b),
    ])
  }
  expect(limits.wrongCode[0]?.most).toBeLessThan(limits.lookUp[0]?.most ?? 0)
})
