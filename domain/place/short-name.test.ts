import { expect, test } from 'vitest'
import { shortNames } from './short-name.ts'

test.each([
  ['阿鲁科尔沁旗', ['阿旗']],
  ['东乌珠穆沁旗', ['东乌旗']],
  ['科尔沁左翼中旗', ['科左中旗']],
  ['察哈尔右翼前旗', ['察右前旗']],
  ['巴林左旗', ['左旗', '巴左旗']],
  ['锡林浩特市', ['锡市', '锡林']],
  ['二连浩特市', ['二连']],
  ['霍林郭勒市', ['霍市']],
  ['敖汉旗', []],
  ['丰镇市', []],
  ['林西县', []],
])('%s', (name, shorts) => {
  expect(shortNames(name)).toEqual(shorts)
})
