import { expect, test } from 'vitest'
import { privateIn } from './relay-words.ts'

test.each([
  ['请打办公电话 0479-8220000 或 12345。', []],
  ['(0479)8220000，本地直接打 8220000', []],
  ['０４７９—８２２００００ 转 12', []],
  ['办公室在 3 楼 305，每天 8:30-12:00；编号 CS20260417-000123。', []],
  ['400-820-0000 转 8001', []],
  ['13847990001', ['mobile']],
  ['１３８ ４７９９ ０００１', ['mobile']],
  ['+86-138-4799-0001', ['mobile']],
  ['请打 138.4799.0001！', ['mobile']],
  ['幺三八四七九九零零零一', ['mobile']],
  ['微信 abc12345', ['account']],
  ['15010219900101123X', ['idNumber']],
  ['6222 0210 0111 6245 702', ['idNumber']],
  ['我是王小明', ['writer']],
  ['王小明 13847990001', ['mobile', 'writer']],
] as const)('%s: %j', (text, found) => {
  expect(privateIn(text, '王小明')).toEqual(found)
})

test('a name of one character, or none, is not looked for', () => {
  expect(privateIn('王家的井', '王')).toEqual([])
  expect(privateIn('王家的井', null)).toEqual([])
})
