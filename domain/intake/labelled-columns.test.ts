import { expect, test } from 'vitest'
import { labelledColumns } from './labelled-columns.ts'

for (const [headings, given, found] of [
  ['id text category', {}, 'id text - category'],
  ['留言编号 留言用户 留言主题 留言时间 留言详情 一级标签', {}, '留言编号 留言详情 留言主题 一级标签'],
  ['工单编号 标题 诉求内容 一级分类 二级分类 三级分类', {}, '工单编号 诉求内容 标题 一级分类'],
  ['标题 内容 所属类别', {}, '- 内容 标题 所属类别'],
  ['内容 二级分类', {}, '- 内容 - 二级分类'],
  ['甲 乙 丙', { text: '乙', category: '甲' }, '- 乙 - 甲'],
  ['内容 标题 分类 小类', { category: '小类', title: '内容', text: '标题' }, '- 标题 内容 小类'],
  ['内容（必填） 分类', { text: '内容' }, '- 内容（必填） - 分类'],
  ['甲 分类', {}, '认不出哪一列是诉求内容'],
  ['内容 甲', {}, '认不出哪一列是分类'],
  ['内容 分类', { title: '主题' }, '没有“主题”这一列。文件里的列有：内容、分类'],
  ['内容 分类', { text: '内容', category: '内容' }, '不能是同一列'],
] as const)
  test(`${headings} ${JSON.stringify(given)}: ${found}`, () => {
    const answer = labelledColumns(headings.split(' '), given)
    if (!answer.ok) return expect(answer.problem.zh).toContain(found)
    const { id, text, title, category } = answer.columns
    expect([id ?? '-', text, title ?? '-', category].join(' ')).toBe(found)
  })
