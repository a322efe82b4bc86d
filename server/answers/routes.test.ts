import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'

let now = new Date('2026-03-20T02:00:00.000Z')
const app = useApp(() => now)
const row = {
  code: 'stop-water',
  question: '停水了找谁？',
  answer: '拨打供水公司客服。',
  categoryCode: '0101',
  regionCode: '159901000000',
  basis: '供水条例',
  keywords: ['停水'],
}
const put = (role: 'supervisor' | 'operator' | 'systemAdministrator', body: object, code = row.code) =>
  app.call('PUT', `/api/catalogues/article/${code}`, { as: [role], body })

test('anybody reads what was checked; a supervisor writes it, an operator does not', async () => {
  expect((await put('operator', { row, basedOnVersion: 0 })).body.code).toBe('not-allowed')
  expect((await put('supervisor', { row, basedOnVersion: 0 })).status).toBe(200)
  const { body } = await app.call('GET', '/api/answers?words=家里停水')
  expect(body).toMatchObject({
    rows: [
      { code: 'stop-water', question: '停水了找谁？', region: '东旗', basis: '供水条例', checkedOn: '2026-03-20' },
    ],
    total: 1,
    next: null,
    categories: [{ code: '01', count: 1 }],
  })
  expect(Object.keys(body.rows[0])).not.toContain('changedBy')

  now = new Date('2026-05-08T18:00:00.000Z')
  const again = { row: { ...row, answer: '拨打供水公司客服，24 小时有人。' }, basedOnVersion: 1 }
  expect((await put('systemAdministrator', again)).status).toBe(200)
  const answer = (await app.call('GET', '/api/answers?words=停水')).body.rows[0]
  expect([answer.answer, answer.checkedOn]).toEqual(['拨打供水公司客服，24 小时有人。', '2026-05-09'])
})

test('page by page, by category and place', async () => {
  const first = (await app.call('GET', '/api/answers?limit=1')).body
  expect([first.rows.length, first.total]).toEqual([1, 2])
  const second = (await app.call('GET', `/api/answers?limit=1&cursor=${first.next}`)).body
  expect([first.rows[0].code, second.rows[0].code, second.next]).toEqual(['heat-report', 'stop-water', null])
  const codes = async (query: string) =>
    (await app.call('GET', `/api/answers?${query}`)).body.rows.map(({ code }: { code: string }) => code)
  expect(await codes('category=0101')).toEqual(['stop-water'])
  expect(await codes('category=99')).toEqual([])
  expect(await codes('region=159902000000')).toEqual(['heat-report'])
  expect((await app.call('GET', '/api/answers?cursor=x')).body.code).toBe('bad-cursor')
})

test('an article names a category and place that are there, and one taken out is found no more', async () => {
  const wrong = await put('supervisor', { row: { ...row, code: 'x', categoryCode: '99' }, basedOnVersion: 0 }, 'x')
  expect(wrong.body.code).toBe('catalogue-row-refused')
  const gone = await app.call('DELETE', '/api/catalogues/article/stop-water?basedOnVersion=2&note=old', {
    as: ['supervisor'],
  })
  expect(gone.status).toBe(200)
  expect((await app.call('GET', '/api/answers?words=停水')).body.rows).toEqual([])
})
