import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../domain/catalogue/as-of.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { channels, kinds, secrecies, urgencies } from '../../domain/ledger/words.ts'
import { demoCatalogues } from './catalogues.ts'
import { demoLife } from './life.ts'
import { sourcesOf } from './sources.ts'

const seed = '1'
const now = new Date('2026-11-23T14:00:00+08:00')
const catalogue = catalogueOf(demoCatalogues(seed))
const life = demoLife({ seed, now, catalogue })
const sources = sourcesOf({ seed, now, submissions: 3000, days: 90, catalogue })
const said = life.submissions
const texts = said.map(({ text }) => text)

test('the same seed and day give the same submissions, another seed others', () => {
  expect(demoLife({ seed, now, catalogue }).submissions).toEqual(said)
  const others = new Set(demoLife({ seed: '2', now, catalogue }).submissions.map(({ text }) => text))
  expect(texts.filter((text) => others.has(text)).length).toBeLessThan(30)
})

test('3,000 of them over 90 days, in order, none after now, fewer on days off and at night', () => {
  const times = said.map(({ receivedAt }) => receivedAt.getTime())
  expect(said).toHaveLength(3000)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times.at(-1)).toBeLessThanOrEqual(now.getTime())
  expect(times[0]).toBeGreaterThan(now.getTime() - 92 * 86_400_000)
  expect(new Set(said.map(({ receivedAt }) => dayInChina(receivedAt))).size).toBeGreaterThan(88)
  const between = (from: number, to: number) =>
    said.filter(({ receivedAt }) => {
      const hour = (receivedAt.getUTCHours() + 8) % 24
      return hour >= from && hour < to
    }).length
  expect(between(8, 12)).toBeGreaterThan(10 * between(0, 5))
})

test('every channel, kind, urgency and wish for secrecy occurs', () => {
  expect(new Set(said.map(({ channel }) => channel))).toEqual(new Set(Object.keys(channels)))
  expect(new Set(sources.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)))
  expect(new Set(sources.map(({ urgency }) => urgency))).toEqual(new Set(Object.keys(urgencies)))
  expect(new Set(said.map(({ secrecy }) => secrecy))).toEqual(new Set(Object.keys(secrecies)))
})

test('about half come by telephone; some are anonymous; some people come again', () => {
  const share = (count: number) => count / said.length
  expect(share(said.filter(({ channel }) => channel === 'hotline').length)).toBeGreaterThan(0.4)
  expect(share(said.filter(({ submitter }) => !submitter).length)).toBeGreaterThan(0.02)
  const phones = said.flatMap(({ submitter }) => submitter?.phone ?? [])
  expect(new Set(phones).size).toBeLessThan(phones.length * 0.93)
})

describe('the words', () => {
  test('are 25 to 300 characters, most of one or two sentences', () => {
    const lengths = texts.map((text) => text.length).toSorted((a, b) => a - b)
    expect(lengths[0]).toBeGreaterThanOrEqual(25)
    expect(lengths.at(-1)).toBeLessThanOrEqual(300)
    expect(lengths[1500]).toBeGreaterThan(50)
  })

  test('never come twice, nor nearly', () => {
    expect(new Set(texts).size).toBe(texts.length)
    const near: string[] = []
    for (const together of Map.groupBy(sources, ({ theme }) => theme.code).values()) {
      const sets = together.map(({ submission }) => bigrams(submission.text))
      for (const [n, one] of sets.entries()) {
        for (const other of sets.slice(0, n))
          if (likeness(one, other) > 0.8) near.push(together[n]?.submission.text ?? '')
      }
    }
    expect(near).toEqual([])
  })

  test('hold no telephone number but invented ones, no identity number, no e-mail address', () => {
    for (const { text, title = '', submitter } of said) {
      const words = `${title}\n${text}\n${submitter?.phone ?? ''}\n${submitter?.name ?? ''}`
      const numbers = words.match(/\d{7,}/g) ?? []
      expect(numbers.filter((number) => !/^1990000\d{4}$/.test(number))).toEqual([])
      expect(words).not.toMatch(/@|\d{3,4}-\d{7}/)
      expect(submitter?.email ?? 's@example.com').toMatch(/@example\.com$/)
    }
  })

  test('follow the seasons', () => {
    const months = sources
      .filter(({ theme }) => theme.code === 'heat-cold')
      .map(({ submission }) => dayInChina(submission.receivedAt).slice(5, 7))
    expect(months.length).toBeGreaterThan(40)
    expect(new Set(months)).toEqual(new Set(['10', '11']))
  })
})

test('some forty problems are told by several people, at one place and within days; one person floods', () => {
  const groups = [
    ...Map.groupBy(
      sources.filter(({ head }) => head !== null),
      ({ head }) => head,
    ).entries(),
  ]
  expect(groups.length).toBeGreaterThanOrEqual(28)
  expect(sources.filter(({ head }) => head !== null).length).toBeGreaterThan(200)
  let floods = 0
  for (const [head, voices] of groups) {
    const first = sources.find(({ submission }) => submission.id === head)
    if (!first) throw new Error('no head')
    for (const voice of voices) {
      expect(voice.theme.code).toBe(first.theme.code)
      expect(voice.scene.regionCode).toBe(first.scene.regionCode)
      expect(voice.submission.receivedAt.getTime() - first.submission.receivedAt.getTime()).toBeLessThan(
        10 * 86_400_000,
      )
    }
    const phones = voices.flatMap(({ submission }) => submission.submitter?.phone ?? [])
    if (phones.length > 8 && new Set(phones).size === 1) floods += 1
  }
  expect(floods).toBe(1)
})

function bigrams(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: text.length - 1 }, (_, n) => text.slice(n, n + 2)))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = a.intersection(b).size
  return common / (a.size + b.size - common)
}
