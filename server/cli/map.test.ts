import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'

const app = useApp()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-map-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ring = [
  [114, 43, 900],
  [115, 43, 900],
  [115, 44, 900],
  [114, 43, 900],
]
const outline = (properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const file = (name: string, content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(join(folder, name), text)
}
beforeAll(() => {
  file('good.geojson', {
    type: 'FeatureCollection',
    features: [outline({ adcode: 159901, name: 'East' }), outline({ code: '159901100000' })],
  })
  file('other.geojson', { type: 'FeatureCollection', features: [outline({ adcode: 150402 })] })
  file('broken.geojson', '{')
})

/** The command as it is typed. */
function map(...words: readonly string[]) {
  const { connectionString, user, host = '', port, database } = app.database.ownerClient
  // The embedded database listens on a socket, whose folder stands where a host does.
  const url = connectionString ?? `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`
  // As it is typed in that folder; npm, where it runs the tests, has told of another.
  const env = { ...process.env, INIT_CWD: folder, LIANXIN_DATA: folder, DATABASE_URL: url }
  const main = join(import.meta.dirname, 'main.ts')
  const run = spawnSync(process.execPath, [main, 'map', ...words], { env, cwd: folder, encoding: 'utf8' })
  return { status: run.status, said: run.stdout + run.stderr }
}

test('a map is put in with one command and read by anybody; one that is wrong changes nothing', async () => {
  expect((await app.call('GET', '/api/map')).body.code).toBe('no-map')
  const put = map('good.geojson', '--json')
  expect([put.status, JSON.parse(put.said.trimEnd().split('\n').at(-1) ?? '')]).toEqual([
    0,
    { prefecture: 159_900, places: 2, levels: { county: 1, township: 1 } },
  ])
  const { body } = await app.call('GET', '/api/map')
  expect(body).toMatchObject({ type: 'FeatureCollection', tiles: null })
  expect(body.features[0]).toEqual({
    type: 'Feature',
    properties: { code: '159901000000', name: '东旗', level: 'county' },
    geometry: { type: 'Polygon', coordinates: [ring.map((position) => position.slice(0, 2))] },
  })

  const wrong = map('other.geojson')
  expect([wrong.status, wrong.said]).toEqual([1, expect.stringContaining('区划目录里没有 150402000000')])
  for (const [words, said] of [
    [['broken.geojson'], '不是有效的 JSON'],
    [['nothing.geojson'], '没有文件'],
    [[], '用法'],
  ] as const) {
    const run = map(...words)
    expect([words, run.status, run.said]).toEqual([words, 2, expect.stringContaining(said)])
  }
  expect((await app.call('GET', '/api/map')).body.features).toHaveLength(2)
})
