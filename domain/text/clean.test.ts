import { expect, test } from 'vitest'
import { cleanInto } from './clean.ts'

const read = (text: string, room = 100) => {
  const into = new Uint16Array(room)
  const origins = new Int32Array(room)
  const end = cleanInto(text, into, 0, origins)
  return { said: String.fromCharCode(...into.subarray(0, end)), origins: [...origins.subarray(0, end)] }
}

test.each([
  ['暖气不热', '暖气不热'],
  [' 暖 气\n\t不　热 ', '暖气不热'],
  ['ＡＢＣ１２３，ａ', 'abc123,a'],
  ['Wi-Fi', 'wi-fi'],
  ['暖\u200b气\ufeff', '暖气'],
  ['', ''],
])('%j is read as %j', (text, said) => {
  expect(read(text).said).toBe(said)
})

test('every character knows where it stood', () => {
  expect(read(' 暖 气').origins).toEqual([1, 3])
})

test('what is beyond the room is not read', () => {
  expect(read('一二三四五', 3).said).toBe('一二三')
})
