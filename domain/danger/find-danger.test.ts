import { describe, expect, test } from 'vitest'
import type { DangerWord } from '../catalogue/rows.ts'
import { dangerIn } from './find-danger.ts'

const row = (words: string, urgency: DangerWord['urgency'] = 'critical'): DangerWord => ({
  code: words,
  parts: words.split('+'),
  urgency,
})
const rows: readonly DangerWord[] = [
  row('漏气'),
  row('燃气+泄漏'),
  row('煤气味'),
  row('着火'),
  row('火灾'),
  row('爆炸'),
  row('电梯+困'),
  row('倒塌'),
  row('停水', 'urgent'),
  row('没电', 'urgent'),
  row('工资+过年', 'urgent'),
]
const read = (text: string, title?: string) => dangerIn({ text, title }, rows)

describe('words of danger', () => {
  for (const [text, urgency, words] of [
    ['楼道里有很浓的煤气味，有人头晕', 'critical', ['煤气味']],
    ['燃气公司的管子泄漏了', 'critical', ['燃气', '泄漏']],
    // In any order, across commas.
    ['有人困住了，就在三号楼的电梯里', 'critical', ['困', '电梯']],
    ['燃气公司上门了。屋顶泄漏，一直没人修', null, []],
    ['燃气公司上门了；屋顶泄漏', null, []],
    ['燃气公司上门了\n屋顶泄漏', null, []],
    ['家里停水了', 'urgent', ['停水']],
    ['家里停水了，楼下又着火', 'critical', ['着火']],
    ['拖着工资不给，过年都回不去', 'urgent', ['工资', '过年']],
    ['家里没电', 'urgent', ['没电']],
    ['路灯不亮', null, []],
    ['', null, []],
    // As it is read: without blanks, narrow and small; told as it was written.
    ['三楼 着 火 了', 'critical', ['着 火']],
    // Each once, however often it was said.
    ['着火了着火了！又着火了', 'critical', ['着火']],
  ] as const) {
    test(text || 'nothing said', () => {
      const danger = read(text)
      expect([danger?.urgency ?? null, danger?.words ?? []]).toEqual([urgency, words])
    })
  }

  test('a title is a sentence of its own', () => {
    expect(read('请快来人', '三号楼着火')).toEqual({ urgency: 'critical', words: ['着火'] })
    expect(read('管子泄漏', '燃气公司')).toBeNull()
  })

  test('a word inside a longer one is not told beside it', () => {
    expect(dangerIn({ text: '煤气味很大' }, [row('煤气'), row('煤气味')])?.words).toEqual(['煤气味'])
  })

  test('at most five words tell why', () => {
    const many = ['漏气', '着火', '爆炸', '倒塌', '煤气味', '火灾']
    expect(read(many.join('，'))?.words).toEqual(many.slice(0, 5))
  })

  test('without rows there is no danger', () => expect(dangerIn({ text: '着火' }, [])).toBeNull())

  test('another list of rows is another trie', () => {
    expect(dangerIn({ text: '下雪' }, [row('下雪')])?.urgency).toBe('critical')
    expect(dangerIn({ text: '下雪' }, [row('下雪', 'urgent')])?.urgency).toBe('urgent')
  })

  test('however often it is denied before', () => {
    expect(read(`${'没有漏气、'.repeat(10)}漏气`)?.words).toEqual(['漏气'])
  })

  test('no more is read than the reader reads', () => {
    const far = `${'好'.repeat(9000)}着火`
    expect(read(far)).toBeNull()
  })
})

describe('what speaks of no danger', () => {
  for (const [text, harmless] of [
    // 否定
    ['检查过了，没有漏气', true],
    ['检查过了，没漏气', true],
    ['家里没有燃气泄漏', true],
    ['没有发生火灾', true],
    ['目前未发现漏气', true],
    ['装了报警器，防止火灾', true],
    ['为避免再次发生爆炸', true],
    ['昨天没有停水', true],
    ['没有人员被困电梯，谢谢', true],
    ['这一带不停水', true],
    // In doubt it counts.
    ['不知道有没有漏气，味道很大', false],
    ['会不会爆炸？', false],
    ['是不是着火了', false],
    ['没人管，漏气三天了', false],
    ['没有人来修，漏气', false],
    ['叫了消防，着火了', false],
    ['三天没水又停水', false],
    ['不停漏气', false],
    // 泛指
    ['想听火灾逃生知识讲座', true],
    ['小区搞一次火灾演练', true],
    ['建议加强燃气泄漏检查', true],
    ['一旦着火，消防车进不来', true],
    ['如果爆炸了谁负责', true],
    ['楼道堆东西，有火灾隐患', true],
    ['房子投了火灾保险', true],
    ['看着火车站广场', true],
    ['建议定期开展火灾、爆炸排查', true],
    ['请问怎么预防火灾', true],
    ['楼道堆满纸箱，别等着火再管', true],
    ['非要等到爆炸了才来修', true],
    ['别等了着火了', false],
    ['等着火灭了再说', false],
    ['培训学校着火了', false],
    ['教室着火，培训班的孩子还在里面', false],
    ['宣传栏着火了', false],
    ['着火的宣传栏没人管', false],
    ['保险丝烧了，墙上着火', false],
    ['保险丝一烧就着火', false],
    ['如何处理家里漏气', false],
    ['物业为加强管理停水', false],
    ['请马上排除漏气', false],
    ['建议马上来人，燃气管子泄漏', false],
    ['燃气泄漏，建议马上来人', false],
    ['强烈要求处理燃气泄漏', false],
    ['去年宣传过消防，昨晚楼上着火', false],
    ['房子随时会倒塌', false],
    // 过去
    ['去年我们楼着火', true],
    ['上个月停水三天', true],
    ['三年前这里爆炸，赔了钱', true],
    ['这面墙倒塌过', true],
    ['这里以前着火，早修好了', true],
    ['半小时之前着火', false],
    ['两天以前停水', false],
    ['昨晚着火', false],
    ['从去年开始一直漏气', false],
    ['去年停水，现在又停水', false],
    ['上次停水还没修好', false],
  ] as const) {
    test(`${text}: ${harmless ? 'no' : 'danger'}`, () => expect(read(text) === null).toBe(harmless))
  }
})
