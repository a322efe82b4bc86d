import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { readTiles } from './tiles.ts'

const url = 'https://tiles.example.gov.cn:8443/road/{z}/{x}/{y}.png'
const app = useApp(undefined, { tiles: { url, credit: '某测绘院' } })

test.each([
  ['none', undefined, null],
  ['in the path', url, { url, credit: '' }],
  ['in the query', 'http://t.test/?z={z}&x={x}&y={y}', { url: 'http://t.test/?z={z}&x={x}&y={y}', credit: '' }],
])('%s', (_, given, read) => expect(readTiles(given, undefined)).toEqual(read))

test.each([
  ['no row', 'https://t.test/{z}/{x}.png'],
  ['another way', 'ftp://t.test/{z}/{x}/{y}.png'],
  ['a path alone', '/tiles/{z}/{x}/{y}.png'],
  ['somebody’s password', 'https://a:b@t.test/{z}/{x}/{y}.png'],
  ['parts in the host', 'https://{z}.{x}.{y}.test/a.png'],
  ['broken signs', 'https://t.test/%E0%A4%A/{z}/{x}/{y}.png'],
])('%s is refused', (_, given) => expect(() => readTiles(given, '')).toThrow())

test('pages may ask this one place more, and the interface still nobody', async () => {
  const policyOf = async (path: string) =>
    String((await app.app.inject({ url: path })).headers['content-security-policy'])
  const page = await policyOf('/')
  expect(page).toContain("connect-src 'self' https://tiles.example.gov.cn:8443;")
  expect(page).toContain("img-src 'self' data: blob: https://tiles.example.gov.cn:8443;")
  expect(page.match(/https:/g)).toHaveLength(2)
  expect(await policyOf('/api/book')).not.toContain('tiles.example')
})
