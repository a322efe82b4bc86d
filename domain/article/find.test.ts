import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../catalogue/as-of.ts'
import type { Article } from '../catalogue/rows.ts'
import { findArticles } from './find.ts'

const article = (code: string, question: string, fits: Partial<Article> = {}): Article => ({
  code,
  question,
  answer: '请看通知。',
  categoryCode: null,
  regionCode: null,
  basis: '规定',
  keywords: [],
  ...fits,
})
const catalogue = catalogueOf({
  region: [
    { code: '159900000000', name: '某盟', level: 'prefecture', parent: null, point: null },
    { code: '159901000000', name: '东旗', level: 'county', parent: '159900000000', point: null },
    { code: '159902000000', name: '西旗', level: 'county', parent: '159900000000', point: null },
  ],
  category: [
    { code: '01', name: '住建', level: 1, parent: null, standardCode: null },
    { code: '0101', name: '供热', level: 2, parent: '01', standardCode: null },
    { code: '02', name: '交通', level: 1, parent: null, standardCode: null },
  ],
  article: [
    article('bus', '老年人坐公交怎么免费？', { categoryCode: '02', keywords: ['敬老卡'] }),
    article('heat', '家里暖气不热，怎么报修？', { categoryCode: '0101', keywords: ['暖气', '不热', '供暖'] }),
    article('heat-west', '西旗的暖气费怎么退？', { categoryCode: '0101', regionCode: '159902000000' }),
    article('water', '突然停水，到哪里看通知？', { categoryCode: '01', answer: '停水 24 小时前通知。' }),
  ],
})
const found = (words: string | null, categoryCode: string | null = null, regionCode: string | null = null) =>
  findArticles(catalogue, { words, categoryCode, regionCode }).map(({ code }) => code)

describe('by words', () => {
  test.each([
    ['the question itself comes first', '家里暖气不热，怎么报修？', 'heat'],
    ['a whole call, in which a keyword stands', '您好，我是三号楼的，从昨天晚上起供暖就停了，孩子冻得直哭', 'heat'],
    ['one word of it', '暖气', 'heat'],
    ['another word for it', '敬老卡', 'bus'],
    ['full-width and spaced', '停 水 ２４', 'water'],
    ['one character', '免', 'bus'],
  ])('%s', (_, words, first) => expect(found(words)[0]).toBe(first))

  test.each([
    ['other words', '草场边界纠纷'],
    ['a common pair of characters alone', '怎么才能办好这一件事情呢到底该找谁去说清楚'],
    ['no letter at all', '？？？'],
  ])('%s: nothing', (_, words) => expect(found(words)).toEqual([]))
})

test.each([
  ['everything, by code', [null, null, null], ['bus', 'heat', 'heat-west', 'water']],
  ['a category with those below it', [null, '01', null], ['heat', 'heat-west', 'water']],
  ['a category alone', [null, '0101', null], ['heat', 'heat-west']],
  ['another place', [null, '0101', '159901000000'], ['heat']],
  ['its own place', ['暖气', null, '159902000000'], ['heat', 'heat-west']],
] as const)('%s', (_, [words, category, region], codes) => expect(found(words, category, region)).toEqual(codes))
