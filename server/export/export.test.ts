import { beforeAll, describe, expect, test } from 'vitest'
import { takers } from '../../contract/export.ts'
import { type Role, roles } from '../../domain/access/role.ts'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'
import { uid, units } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { checkLog } from '../access-log/check.ts'
import { inTenant } from '../db/tenant.ts'
import { fileOf, pathOf, rowsOf, testFolder } from '../files/test-files.ts'
import { defaultLimits } from '../files/table.ts'
import { openParts } from '../files/zip-parts.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { writeBook } from './book-file.ts'
import { logged } from './logged.ts'

const now = new Date('2026-03-20T02:00:00.000Z')
const app = useApp(() => now)
testFolder()
type Who = readonly [Role, string?]

const purpose = '三月份工作例会用表'
const asked = `purpose=${encodeURIComponent(purpose)}`
const urls = {
  book: `/api/exports/book.xlsx?month=2026-03&${asked}`,
  matters: `/api/exports/matters.xlsx?${asked}`,
  text: `/api/exports/matters.csv?${asked}`,
  workOrders: `/api/exports/work-orders.xlsx?unit=housing&${asked}`,
}

/** What stands nowhere in any file. */
const phone = '13847990001'
const idNumber = '15010219900101123X'
const secret = {
  name: '苏和毕力格',
  phone,
  email: 'suhe@example.org',
  address: '河口嘎查东头三号',
  account: 'suhe-1990',
}
const texts = [
  { title: `请回电${phone}，我叫苏和毕力格`, text: `身份证 ${idNumber}，电话 ${phone}` },
  { title: '=HYPERLINK("http://example.org")', text: '公式' },
  { title: '@SUM(1+1)', text: '公式' },
  { title: '-2+3 号楼漏水', text: '公式' },
]

beforeAll(async () => {
  for (const [n, said] of texts.entries()) {
    await dispatched(app, {
      said: { ...said, address: secret.address, submitter: secret, secrecy: 'open' },
      opened: n === 3 ? { regionCode: '159902000000' } : {},
      to: n === 3 ? { leadUnitId: 'roads' } : { leadUnitId: 'housing', assistingUnitIds: ['roads'] },
    })
  }
})

async function taken(url: string, as: Who) {
  const { status, body, headers } = await app.call('GET', url, { as })
  expect([url, as[0], status]).toEqual([url, as[0], 200])
  const format = url.includes('.csv') ? 'csv' : 'xlsx'
  const path = await fileOf(`${as.join('-')}.${format}`, body)
  return { path, body: body as Buffer, headers, rows: (await rowsOf(path)).map(({ cells }) => cells) }
}
const numbersOf = (rows: readonly Readonly<Record<string, string>>[]) =>
  rows.flatMap((row) => (row['编号']?.startsWith('CS') ? [row['编号']] : []))
const markIn = (headers: Readonly<Record<string, unknown>>) =>
  /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(String(headers['content-disposition']))?.[0] ?? ''

describe('who takes what', () => {
  const staff = Object.keys(roles).filter((role) => role !== 'citizen' && role !== 'system') as Role[]
  const wanted = { book: takers.book, matters: takers.matters, text: takers.matters, workOrders: takers.workOrders }
  test.each(Object.entries(urls))('%s', async (name, url) => {
    const allowed: readonly Role[] = wanted[name as keyof typeof wanted]
    for (const role of staff) {
      // Leaders of units are handlers too: who only handles stands for the role.
      const { status, body } = await app.call('GET', url, {
        as: role.startsWith('unit') ? [role, 'roads'] : [role],
      })
      const verdict = allowed.includes(role) ? 200 : 'not-allowed'
      expect([role, status === 200 ? 200 : body.code]).toEqual([role, verdict])
    }
    expect((await app.call('GET', url)).body.code).toBe('not-signed-in')
  })

  test('nobody without saying what for', async () => {
    for (const url of Object.values(urls)) {
      for (const said of ['', 'purpose=', `purpose=${encodeURIComponent('  例会  ')}`]) {
        const { status, body } = await app.call('GET', url.replace(asked, said), { as: ['dispatcher'] })
        expect([url, status, body.code]).toEqual([url, 400, 'bad-input'])
      }
    }
  })
})

describe('what is in it', () => {
  const viewers: readonly Who[] = [
    ['dispatcher'],
    ['supervisor'],
    ['leader'],
    ['analyst'],
    ...units.map(({ code }): Who => ['unitLeader', code]),
  ]

  test.each(viewers.map((as) => [as] as const))('the rows of the list as %s sees it, in both formats', async (as) => {
    const list = (await app.call('GET', '/api/matters?limit=200', { as })).body.rows.map(
      (row: { number: string }) => row.number,
    )
    for (const url of [urls.matters, urls.text]) {
      const { rows } = await taken(url, as)
      expect(numbersOf(rows)).toEqual(list)
    }
  })

  test('the same filters give the same rows', async () => {
    for (const filter of [
      'region=159902000000',
      'unit=housing',
      'light=green',
      `words=${encodeURIComponent('公式')}`,
    ]) {
      const list = await app.call('GET', `/api/matters?${filter}`, { as: ['supervisor'] })
      const { rows } = await taken(`${urls.matters}&${filter}`, ['supervisor'])
      expect([filter, numbersOf(rows)]).toEqual([filter, list.body.rows.map((row: { number: string }) => row.number)])
      expect(numbersOf(rows).length).toBeGreaterThan(0)
    }
  })

  test('a unit’s orders, as the list has them', async () => {
    for (const as of [['unitHandler', 'roads'], ['supervisor']] as const) {
      const list = await app.call('GET', '/api/work-orders?unit=roads', { as })
      const { rows } = await taken(urls.workOrders.replace('housing', 'roads'), as)
      expect(numbersOf(rows)).toEqual(list.body.rows.map((row: { number: string }) => row.number))
      expect(rows).toHaveLength(4)
      expect(rows.map((row) => row['主协办'])).toEqual(['协办', '协办', '协办', '主办'])
    }
    expect((await taken(urls.workOrders, ['unitHandler', 'water'])).rows).toEqual([])
  })

  test('the book of the month, as far as one sees', async () => {
    const all = await taken(urls.book, ['dispatcher'])
    expect(numbersOf(all.rows)).toHaveLength(4)
    expect(numbersOf((await taken(urls.book.replace('2026-03', '2026-02'), ['dispatcher'])).rows)).toEqual([])
  })

  test('somebody’s other roles add nothing to it', async () => {
    const row = { code: 'west', personId: uid(1), role: 'analyst', unitId: null, regionCode: '159902000000' }
    const put = { row, basedOnVersion: 0 }
    const given = await app.call('PUT', '/api/catalogues/grant/west', { as: ['securityAdministrator'], body: put })
    expect(given.status).toBe(200)
    expect((await app.call('GET', '/api/matters', { as: ['operator'] })).body.rows).toHaveLength(4)
    for (const url of [urls.matters, urls.text, urls.book])
      expect(numbersOf((await taken(url, ['operator'])).rows)).toHaveLength(1)
  })

  test('nobody’s name, telephone, number or home, whoever takes it', async () => {
    const everyone = [...viewers, ...units.map(({ code }): Who => ['unitHandler', code])]
    for (const as of everyone) {
      for (const url of Object.values(urls)) {
        const { status, body } = await app.call('GET', url, { as })
        if (status !== 200) continue
        const path = await fileOf(`look.${url.includes('.csv') ? 'csv' : 'xlsx'}`, body)
        const said = JSON.stringify(await rowsOf(path))
        for (const marker of [secret.name, phone, idNumber, secret.email, secret.address, secret.account])
          expect([as, url, marker, said.includes(marker)]).toEqual([as, url, marker, false])
      }
    }
  })

  test('no text is a formula', async () => {
    const text = (await taken(urls.text, ['dispatcher'])).body.toString('utf8')
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"")"`)
    expect(text).toContain(`,'@SUM(1+1),`)
    expect(text).toContain(`,'-2+〔门牌〕漏水,`)
    for (const url of [urls.matters, urls.book, urls.workOrders]) {
      const sheet = await partOf((await taken(url, ['dispatcher'])).path, 'xl/worksheets/sheet1.xml')
      expect(sheet).toContain('@SUM(1+1)')
      expect(sheet).not.toMatch(/<f[ >]/)
    }
  })
})

describe('the watermark', () => {
  test.each([urls.matters, urls.book, urls.workOrders])('stands above and on every printed page: %s', async (url) => {
    const { path, headers } = await taken(url, ['supervisor'])
    const sheet = await partOf(path, 'xl/worksheets/sheet1.xml')
    const words = `测试盟 · 热线中心 · 督办员 · 2026-03-20 10:00 · ${markIn(headers)}`
    expect(/<row r="1">.*?<t[^>]*>(.*?)<\/t>/.exec(sheet)?.[1]).toBe(words)
    expect(sheet).toContain(`<oddHeader>&amp;R${words}</oddHeader>`)
    expect(sheet).toContain(`<oddFooter>&amp;L${words}&amp;C第`)
  })

  test('is on every row of a .csv', async () => {
    const { rows, headers } = await taken(urls.text, ['supervisor'])
    expect(rows.map((row) => row['导出标记'])).toEqual(rows.map(() => markIn(headers)))
    expect(rows).toHaveLength(4)
  })

  test('leads to its line in the access log', async () => {
    const url = `${urls.text}&words=${encodeURIComponent(`公式 ${phone}`)}&kind=help`
    const { headers, rows } = await taken(url, ['supervisor'])
    const lines = await app.database.owner
      .selectFrom('accessLog')
      .selectAll()
      .where('object', '=', markIn(headers))
      .execute()
    expect(lines).toMatchObject([
      {
        what: 'export',
        personId: uid(3),
        role: 'supervisor',
        reason: purpose,
        details: { export: 'matters.csv', rows: rows.length, filters: { kind: 'help' } },
      },
    ])
    expect(JSON.stringify(lines)).not.toContain(phone)
  })

  test('of a file made on the machine names its operator', async () => {
    const period = { from: parsePlainDate('2026-03-01'), to: parsePlainDate('2026-03-31'), now }
    const path = pathOf('book.xlsx')
    const { rows, mark } = await writeBook(app.deps.db, { id: TENANT, name: '测试盟' }, { path, ...period })
    expect(rows).toBe(4)
    expect(await partOf(path, 'xl/worksheets/sheet1.xml')).toMatch(
      new RegExp(`测试盟 · 本机操作员 .+@.+ · 2026-03-20 10:00 · ${mark}`),
    )
    expect(JSON.stringify(await rowsOf(path))).not.toContain(phone)
    const [line] = await app.database.owner.selectFrom('accessLog').selectAll().where('object', '=', mark).execute()
    expect(line).toMatchObject({ what: 'export', personId: null, details: { export: 'book', rows: 4 } })
    await writeBook(app.deps.db, { id: TENANT, name: '测试盟' }, { path: pathOf('book.csv'), ...period })
    expect((await rowsOf(pathOf('book.csv')))[0]?.cells['导出标记']).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  })

  test('the chain of the log is sound after all this', async () => {
    expect((await inTenant(app.deps.db, TENANT, (tx) => checkLog(tx, TENANT))).findings).toEqual([])
  })
})

describe('rows that are counted', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ n }))

  test('are written down before their reader knows the end', async () => {
    const told: string[] = []
    for await (const row of logged(rows(2), 2, async (count) => void told.push(`log ${count}`)))
      told.push(`row ${String(row['n'])}`)
    told.push('end')
    expect(told).toEqual(['row 0', 'row 1', 'log 2', 'end'])
  })

  test('are refused when there are too many, and not written down', async () => {
    const read = Array.fromAsync(logged(rows(3), 2, () => Promise.reject(new Error('logged'))))
    await expect(read).rejects.toMatchObject({ code: 'export-too-large', extra: { params: { most: 2 } } })
  })

  test('are lost with their line', async () => {
    const read = Array.fromAsync(logged(rows(1), 2, () => Promise.reject(new Error('no log'))))
    await expect(read).rejects.toThrow('no log')
  })
})

async function partOf(path: string, name: string): Promise<string> {
  const parts = await openParts(path, defaultLimits)
  try {
    return (await Array.fromAsync(parts.read(name, defaultLimits.sheet))).map(String).join('')
  } finally {
    parts.close()
  }
}
