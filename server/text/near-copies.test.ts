import { expect, test } from 'vitest'
import { nearCopies } from './near-copies.ts'

const long = '小区东门外的排水沟盖板坏了一个多月，晚上没有路灯，昨天有老人摔倒，请尽快换新的盖板并且加一盏路灯。'

test.each([
  ['the same text', long, long, true],
  ['some words more', long, `您好！${long}谢谢`, true],
  ['another layout', long, long.replaceAll('，', '，\n  '), true],
  [
    'another problem in the same form',
    long,
    '小区东门外的快递柜占了消防通道，已经反映过两次没有人管，请尽快挪走。',
    false,
  ],
  [
    'half of it new',
    long,
    `${long.slice(0, 20)}但是我要说的是垃圾桶太少，夏天味道很大，希望增加清运次数，并且定期消毒。`,
    false,
  ],
  ['short and the same', '停水了', '停水了', true],
  ['short and another', '停水了', '停电了', false],
])('%s', (_, one, other, same) => {
  const [a, b] = nearCopies([{ text: one }, { text: other }])
  expect(a === b).toBe(same)
})

test('copies of copies are one group', () => {
  const groups = nearCopies([
    { text: long },
    { text: '别的事情，垃圾清运不及时' },
    { text: `${long}啊` },
    { text: `请看：${long}` },
  ])
  expect(groups[0]).toBe(groups[2])
  expect(groups[2]).toBe(groups[3])
  expect(groups[1]).not.toBe(groups[0])
})

test('nothing that was said makes no group', () => {
  const groups = nearCopies([{ text: '' }, { text: '有内容的来件' }])
  expect(groups[0]).not.toBe(groups[1])
})
