import { expect, test } from 'vitest'
import { publicWords } from './public-words.ts'

test.each([
  ['勘察已完成，下一步招标。', '勘察已完成，下一步招标。'],
  ['住户王五家门前先挖，办公电话0470-1234567。', '住户〔姓名〕家门前先挖，办公电话0470-1234567。'],
  ['请打13800001234。', '请打〔电话〕。'],
  ['', ''],
])('%s', (text, said) => {
  expect(publicWords(text)).toBe(said)
})
