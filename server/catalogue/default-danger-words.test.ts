import { expect, test } from 'vitest'
import { dangerFaults } from '../../domain/catalogue/fit-danger.ts'
import { dangerIn } from '../../domain/danger/find-danger.ts'
import { defaultDangerWords } from './default-danger-words.ts'

test('every row is sound, and no two say the same', () => {
  expect(defaultDangerWords.flatMap(dangerFaults)).toEqual([])
  const said = defaultDangerWords.map(({ parts }) => parts.toSorted().join('+'))
  expect(said).toEqual([...new Set(said)])
})

for (const [text, urgency] of [
  // 生命、财产、聚集
  ['家里煤气泄漏，我妈头晕站不起来', 'critical'],
  ['燃气公司快来，满楼道都是味', 'critical'],
  ['三号楼电梯里困了人，敲门没人应', 'critical'],
  ['我们被困在山上，手机快没电了', 'critical'],
  ['二楼着火了，冒浓烟', 'critical'],
  ['草原上起火，风很大', 'critical'],
  ['孩子掉进村口的机井里', 'critical'],
  ['老房子墙裂了，眼看要倒', 'critical'],
  ['电线断了掉在路上，还冒火花', 'critical'],
  ['我不想活了', 'critical'],
  ['大雪封路，羊群断料好几天', 'critical'],
  ['工人堵路讨工钱，好几十人', 'critical'],
  ['工地有人拉横幅', 'critical'],
  // 水、电、气、热
  ['整个小区停水两天了', 'urgent'],
  ['水管昨晚爆了', 'urgent'],
  ['村里又停电', 'urgent'],
  ['停气也不通知', 'urgent'],
  ['停暖三天，老人受不了', 'urgent'],
  // 节前工资
  ['包工头拖着工资，眼看过年了', 'urgent'],
  // 道路险情
  ['马路中间塌陷一个大坑', 'urgent'],
  ['井盖没了，晚上看不见', 'urgent'],
  ['桥面断裂', 'urgent'],
  // What can wait its turn.
  ['路灯不亮，请来修', null],
  ['草场补贴什么时候发', null],
  ['楼上装修太吵，影响孩子学习', null],
  ['医保卡怎么补办', null],
  ['感谢社区，灭火知识讲座办得好', null],
  ['工资发得晚，想问最低工资标准', null],
  ['建议路口加装红绿灯', null],
  ['小区电梯里贴满广告', null],
  ['物业费涨价没有公示', null],
] as const) {
  test(`${text}: ${urgency ?? 'not flagged'}`, () =>
    expect(dangerIn({ text }, defaultDangerWords)?.urgency ?? null).toBe(urgency))
}
