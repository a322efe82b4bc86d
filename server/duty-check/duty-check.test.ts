import { beforeAll, expect, test } from 'vitest'
import { takers } from '../../contract/export.ts'
import { faultNames } from '../../domain/dispatch/duty-faults.ts'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'
import { fileOf, rowsOf, testFolder } from '../files/test-files.ts'

const app = useApp()
testFolder()
const purpose = encodeURIComponent('职责清单修订用')

beforeAll(async () => {
  // Nobody answers for 02 outside of one township; two matters of one county fell into that.
  for (const regionCode of ['159902000000', '159902000000'])
    await dispatched(app, { opened: { categoryCode: '02', regionCode }, to: { leadUnitId: 'roads' } })
  const put = (code: string, row: object) =>
    app.call('PUT', `/api/catalogues/duty/${code}`, {
      as: ['systemAdministrator'],
      body: { row: { code, basis: '三定规定', regionCode: null, ...row }, basedOnVersion: 0 },
    })
  const given = await put('d3', { unitId: 'roads', categoryCode: '01' })
  const county = await put('d4', { unitId: 'housing-east', categoryCode: '0101', regionCode: '159901000000' })
  expect([given.status, county.status]).toEqual([200, 200])
})

test('gaps with what fell into them, contradictions and remarks, in the names of the catalogues', async () => {
  const { body } = await app.call('GET', '/api/duty-check', { as: ['systemAdministrator'] })
  expect(body).toMatchObject({ duties: 4, more: false })
  expect(body.counts).toEqual(
    faultNames.map((fault) => ({ fault, count: { gap: 1, contradiction: 1, overlap: 1 }[fault as string] ?? 0 })),
  )
  expect(body.rows).toEqual([
    { fault: 'gap', category: '农牧', place: '西旗', only: false, units: [], duties: [], matters: 2 },
    {
      fault: 'contradiction',
      category: '城建',
      place: null,
      only: false,
      units: ['住建局', '交通局'],
      duties: ['d1', 'd3'],
      matters: null,
    },
    {
      fault: 'overlap',
      category: '城建 › 供热',
      place: '东旗',
      only: false,
      units: ['东旗住建局', '住建局'],
      duties: ['d4', 'd1'],
      matters: null,
    },
  ])
})

test('one kind alone, on the page and in the file', async () => {
  const { body } = await app.call('GET', '/api/duty-check?fault=contradiction', { as: ['dispatcher'] })
  expect(body.rows.map(({ fault }: { fault: string }) => fault)).toEqual(['contradiction'])
  const url = '/api/exports/duty-check.csv'
  const all = await app.call('GET', `${url}?purpose=${purpose}`, { as: ['dispatcher'] })
  const rows = (await rowsOf(await fileOf('all.csv', all.body))).map(({ cells }) => cells)
  expect(rows.map((row) => [row['问题'], row['分类'], row['地区'], row['单位'], row['近一年件数']])).toEqual([
    ['职责空白', '农牧', '西旗', '', '2'],
    ['职责冲突', '城建', '全盟市', '住建局、交通局', ''],
    ['市旗重叠', '城建 › 供热', '东旗', '东旗住建局、住建局', ''],
  ])
  const one = await app.call('GET', `${url}?fault=overlap&purpose=${purpose}`, { as: ['systemAdministrator'] })
  expect(await rowsOf(await fileOf('one.csv', one.body))).toHaveLength(1)
  const line = await app.database.owner.selectFrom('accessLog').selectAll().where('what', '=', 'export').execute()
  expect(line.map(({ details }) => details)).toMatchObject([
    { export: 'dutyCheck.csv', rows: 3 },
    { export: 'dutyCheck.csv', rows: 1, filters: { fault: 'overlap' } },
  ])
})

test('it is for who keeps the list and who sends by it, and no file without saying what for', async () => {
  expect(takers.dutyCheck).toEqual(['systemAdministrator', 'dispatcher'])
  for (const url of ['/api/duty-check', `/api/exports/duty-check.csv?purpose=${purpose}`])
    for (const role of ['operator', 'supervisor', 'securityAdministrator'] as const)
      expect([url, role, (await app.call('GET', url, { as: [role] })).body.code]).toEqual([url, role, 'not-allowed'])
  const { body } = await app.call('GET', '/api/exports/duty-check.csv', { as: ['dispatcher'] })
  expect(body.code).toBe('bad-input')
})
