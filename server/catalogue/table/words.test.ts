import { describe, expect, test } from 'vitest'
import { readDay, readKind, readLevel, readLimit, readRoles, readTrack, readUnitKind, Unreadable } from './words.ts'

describe('limits', () => {
  for (const [text, expected] of [
    ['30分钟', { amount: 30, clock: 'continuous', unit: 'minute' }],
    ['24小时', { amount: 24, clock: 'continuous', unit: 'hour' }],
    ['24 小时内', { amount: 24, clock: 'continuous', unit: 'hour' }],
    ['1.5小时', { amount: 1.5, clock: 'continuous', unit: 'hour' }],
    ['4个工作小时', { amount: 4, clock: 'work', unit: 'hour' }],
    ['5个工作日', { amount: 5, clock: 'work', unit: 'day' }],
    ['５个工作日', { amount: 5, clock: 'work', unit: 'day' }],
    ['15工作日内', { amount: 15, clock: 'work', unit: 'day' }],
    ['30日', { amount: 30, clock: 'calendar', unit: 'day' }],
    ['60个自然日', { amount: 60, clock: 'calendar', unit: 'day' }],
    ['3个月', { amount: 3, clock: 'calendar', unit: 'month' }],
    ['1个季度', { amount: 1, clock: 'calendar', unit: 'quarter' }],
  ] as const) {
    test(text, () => expect(readLimit(text)).toEqual(expected))
  }
  for (const text of ['', '尽快', '五个工作日', '-5个工作日', '5', '5个年头']) {
    test(`"${text}" is not one`, () => expect(() => readLimit(text)).toThrow(Unreadable))
  }
})

describe('days', () => {
  for (const text of [
    '2026-10-01',
    '2026/10/1',
    '2026.10.1',
    '2026年10月1日',
    '20261001',
    '2026-10-01T00:00:00Z',
    '2026-10-01 08:00',
  ]) {
    test(text, () => expect(readDay(text)).toBe('2026-10-01'))
  }
  for (const text of ['', '2026-02-30', '10月1日', '46296', '国庆']) {
    test(`"${text}" is none`, () => expect(() => readDay(text)).toThrow(Unreadable))
  }
})

describe('words of closed lists', () => {
  test('Chinese, code, or nothing', () => {
    expect([readKind('求助'), readKind('help'), readKind('HELP'), readKind('')]).toEqual(['help', 'help', 'help', null])
    expect([readTrack('急'), readTrack('合力共办')]).toEqual(['immediate', 'joint'])
    expect([readUnitKind('局'), readUnitKind('街道'), readLevel('旗县'), readLevel('市级')]).toEqual([
      'bureau',
      'township',
      'county',
      'prefecture',
    ])
  })
  test('several roles in a cell, each once', () => {
    expect(readRoles('承办人、单位负责人，承办人')).toEqual(['unitHandler', 'unitLeader'])
    expect(readRoles('派单员 supervisor')).toEqual(['dispatcher', 'supervisor'])
  })
  test('an unknown word says what there is', () => {
    expect(() => readRoles('局长')).toThrow(expect.objectContaining({ zh: expect.stringContaining('派单员') }))
  })
})
