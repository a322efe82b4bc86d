import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { maskAccount, maskAddress, maskCard, maskEmail, maskIdNumber, maskName, maskPhone, maskPlate } from './mask.ts'

const table = (name: string, mask: (text: string) => string, rows: readonly (readonly [string, string])[]) =>
  describe(name, () => {
    test.each(rows)('%s → %s', (from, to) => expect(mask(from)).toBe(to))
  })

table('a name', maskName, [
  ['张三', '张**'],
  ['王小明', '王**'],
  [' 李四 ', '李**'],
  ['赵钱孙李', '赵**'],
  ['张', '张**'],
  ['欧阳明', '欧***'],
  ['巴特尔', '巴***'],
  ['白音那', '白***'],
  ['包格日乐', '包***'],
  ['其其格', '其***'],
  ['乌云', '乌**'],
  ['那仁图雅', '那***'],
  ['阿拉坦仓', '阿***'],
  ['王府井大街', '王***'],
  ['买买提·艾力', '买***'],
  ['John Smith', 'J***'],
  ['𠮷田太郎', '𠮷***'],
  ['', ''],
])

table('a telephone', maskPhone, [
  ['13800000000', '138****0000'],
  ['+86 138-0000-0000', '138****0000'],
  ['１３８００００１２３４', '138****1234'],
  ['0475-8230001', '****0001'],
  ['8230001', '****0001'],
  ['4008001234', '****1234'],
  ['12345', '****'],
  ['没有', '****'],
  ['', ''],
])

table('an identity number', maskIdNumber, [
  ['152301199001011234', '1***************34'],
  ['15230119900101123x', '1***************3X'],
  ['152301900101123', '1************23'],
  ['152301 19900101 1234', '1***************34'],
  ['1523', '****'],
  ['', ''],
])

table('a plate', maskPlate, [
  ['蒙G12345', '蒙G***45'],
  ['蒙g·d12345', '蒙G***45'],
  ['蒙Ｇ　１２３４５', '蒙G***45'],
  ['蒙G12', '****'],
  ['', ''],
])

table('a bank card', maskCard, [
  ['6222 0000 1111 2222 333', '****2333'],
  ['６２２２０００011112222', '****2222'],
  ['6222', '****'],
  ['没有', '****'],
  ['', ''],
])

table('an e-mail address', maskEmail, [
  ['zhangsan@example.com', 'z***@example.com'],
  ['a@example.com', '***@example.com'],
  ['@example.com', '***@example.com'],
  ['𠮷b@example.com', '𠮷***@example.com'],
  ['nothing', 'n***'],
  ['', ''],
])

table('an account', maskAccount, [
  ['wxid_abc', 'w***'],
  ['小草原', '小***'],
  ['x', '***'],
  ['', ''],
])

table('an address', maskAddress, [
  ['通辽市科尔沁左翼中旗花吐古拉镇南珠日河嘎查12号', '通辽市科尔沁左翼中旗花吐古拉镇南珠日河嘎查***'],
  ['科尔沁区大林镇东风村三组', '科尔沁区大林镇东风村***'],
  ['科尔沁区明仁街道民航社区3号楼2单元501室', '科尔沁区明仁街道民航社区***'],
  ['科尔沁区施介街道和平路18号', '科尔沁区施介街道***'],
  ['库伦旗扣河子镇', '库伦旗扣河子镇'],
  ['巴彦塔拉苏木牧民家', '巴彦塔拉苏木***'],
  ['内蒙古自治区通辽市科尔沁区幸福小区3号楼', '内蒙古自治区通辽市科尔沁区***'],
  ['科尔沁区红旗街学府小区5-2-301', '科尔沁区***'],
  ['奈曼旗大沁他拉镇乡村小区8号', '奈曼旗大沁他拉镇***'],
  ['3号楼2单元李家村', '***'],
  ['和平路18号', '***'],
  ['', ''],
])

describe('every mask', () => {
  const masks = { maskName, maskPhone, maskIdNumber, maskPlate, maskCard, maskEmail, maskAddress, maskAccount }
  it.each(Object.entries(masks))('%s never cuts a character in two', (_, mask) => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => mask(text).isWellFormed()))
  })

  it('never shows more of a number than it may', () => {
    const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 8, maxLength: 20 })
    fc.assert(
      fc.property(digits, (number) => {
        expect(maskIdNumber(number).replaceAll('*', '')).toHaveLength(3)
        expect(maskPhone(number).replaceAll('*', '').length).toBeLessThanOrEqual(7)
        expect(maskCard(number).replaceAll('*', '').length).toBeLessThanOrEqual(4)
      }),
    )
  })
})
