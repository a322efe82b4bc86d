import { describe, expect, test } from 'vitest'
import { recognise } from './columns.ts'
import { fields, plainHeading } from './fields.ts'

const of = (headings: string, given = '') => recognise(headings.split('|'), { given })
const found = (headings: string, given = '') => {
  const answer = of(headings, given)
  return answer.ok ? answer.columns : answer.problem.code
}

describe('headings in common use', () => {
  for (const [headings, columns] of [
    [
      '留言编号|留言用户|留言主题|留言时间|留言详情|反对数|点赞数',
      { id: '留言编号', person: '留言用户', title: '留言主题', time: '留言时间', text: '留言详情' },
    ],
    [
      '留言编号|留言主题|留言时间|留言详情|答复意见|答复时间',
      {
        id: '留言编号',
        title: '留言主题',
        time: '留言时间',
        text: '留言详情',
        answer: '答复意见',
        answerTime: '答复时间',
      },
    ],
    [
      '序号|工单编号|来电人|来电号码|诉求类型|诉求内容|来电时间|事发地址|所属旗县|来源|电子邮箱|是否保密|问题分类',
      {
        id: '工单编号',
        person: '来电人',
        phone: '来电号码',
        kind: '诉求类型',
        text: '诉求内容',
        time: '来电时间',
        address: '事发地址',
        region: '所属旗县',
        channel: '来源',
        email: '电子邮箱',
        secrecy: '是否保密',
        category: '问题分类',
      },
    ],
    [
      'Ticket No.|Name|Phone|Subject|Description|Created At|E-mail',
      {
        id: 'Ticket No.',
        person: 'Name',
        phone: 'Phone',
        title: 'Subject',
        text: 'Description',
        time: 'Created At',
        email: 'E-mail',
      },
    ],
    [
      '＊ 联系电话（必填）|留言\n内容|Ｔｉｔｌｅ',
      { phone: '＊ 联系电话（必填）', text: '留言\n内容', title: 'Ｔｉｔｌｅ' },
    ],
    ['编号|留言编号|内容', { id: '留言编号', text: '内容' }],
    ['序号|内容', { text: '内容' }],
    ['内容|主要内容', { text: '主要内容' }],
    ['时间|答复时间|内容', { time: '时间', answerTime: '答复时间', text: '内容' }],
    ['留言编号|留言用户', 'no-text-column'],
    ['', 'no-text-column'],
  ] as const) {
    test(headings.replace('\n', ' '), () => expect(found(headings)).toEqual(columns))
  }

  test('no heading stands for two fields', () => {
    const meanings = new Map<string, string>()
    for (const [field, { known }] of Object.entries(fields)) {
      for (const word of new Set(known.map(plainHeading))) {
        expect(meanings.get(word), word).toBeUndefined()
        meanings.set(word, field)
      }
    }
  })
})

describe('--columns', () => {
  const headings = '编码|谁|反映情况|哪天|备注,其他|主题'
  for (const [given, columns] of [
    [
      'id=编码,person=谁,text=反映情况,time=哪天',
      { id: '编码', person: '谁', text: '反映情况', time: '哪天', title: '主题' },
    ],
    [' id＝编码 ， text = 反映情况 ', { id: '编码', text: '反映情况', title: '主题' }],
    ['text=反映情况,title=,id=', { text: '反映情况' }],
    ['text=备注,其他,id=编码', { text: '备注,其他', id: '编码', title: '主题' }],
    ['text=主题', { text: '主题', id: '编码' }],
    ['text=反映情况,', { id: '编码', text: '反映情况', title: '主题' }],
    ['text', 'bad-columns'],
    ['words=反映情况', 'unknown-field'],
    ['toString=反映情况', 'unknown-field'],
    ['text=反映情况,text=主题', 'field-twice'],
    ['text=内容', 'no-such-heading'],
    ['text=', 'no-text-column'],
  ] as const) {
    test(given, () => expect(found(headings, given)).toEqual(columns))
  }

  test.each([
    ['words=反映情况', ['words', 'answerTime']],
    ['text=内容', ['内容', '反映情况', '备注,其他']],
    ['text=', ['反映情况', '--columns']],
  ])('%s: the problem names what is wrong and what there is', (given, parts) => {
    const answer = of(headings, given)
    if (answer.ok) throw new Error('taken')
    for (const part of parts) {
      expect(answer.problem.zh).toContain(part)
      expect(answer.problem.en).toContain(part)
    }
  })
})
