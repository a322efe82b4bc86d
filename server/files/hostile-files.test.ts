import { mkdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { TableFileError } from './failures.ts'
import { openTable } from './read-table.ts'
import type { Limits } from './table.ts'
import { failureOf, fileOf, pathOf, testFolder, textRow, workbookOf, zipOf } from './test-files.ts'

testFolder()
const container = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const sound = textRow(1, 'a', 'b') + textRow(2, '1', '2')
const book = (rows: string, more: Partial<Parameters<typeof workbookOf>[0]> = {}) =>
  workbookOf({ sheets: { 来件: rows }, ...more })

describe('no table', () => {
  for (const [name, code, content] of [
    ['empty.xlsx', 'file-empty', ''],
    ['blank.csv', 'no-header', ' \n\t\n'],
    ['old.xls', 'old-xls', Buffer.concat([container, Buffer.alloc(4096)])],
    ['old-renamed.xlsx', 'old-xls', Buffer.concat([container, Buffer.alloc(4096)])],
    ['older.xls', 'old-xls', Buffer.from([9, 0, 4, 0, 2, 0, 16, 0, 0, 0])],
    [
      'locked.xlsx',
      'encrypted',
      Buffer.concat([container, Buffer.alloc(200_000), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(900)]),
    ],
    ['page.xls', 'not-a-table', '<html><body><table><tr><td>编号</td></tr></table></body></html>'],
    ['sheet.xml', 'not-a-table', '<?xml version="1.0"?><Workbook/>'],
    ['paper.pdf', 'not-a-table', '%PDF-1.7\n1 0 obj'],
    ['photo.csv', 'not-a-table', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['zeros.csv', 'not-a-table', Buffer.alloc(1000)],
  ] as const) {
    test(`${name}: ${code}`, async () => expect(await failureOf(await fileOf(name, content))).toBe(code))
  }

  for (const [name, parts] of [
    [
      'letter.docx',
      {
        '_rels/.rels':
          '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': '<w/>',
      },
    ],
    [
      'book.xlsb',
      {
        '_rels/.rels':
          '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        'xl/workbook.bin': 'x',
      },
    ],
    ['open.ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }],
    ['photos.zip', { 'a.jpg': 'x' }],
  ] as const) {
    test(`${name}: another zip`, async () => {
      const ending = name.split('.')[1] ?? ''
      const failure = openTable(await fileOf(name, await zipOf(parts)))
      await expect(failure).rejects.toMatchObject({ code: 'not-a-table', zh: expect.stringContaining(ending) })
    })
  }

  test('a missing file and a folder', async () => {
    expect(await failureOf(pathOf('nowhere.csv'))).toBe('file-missing')
    await mkdir(pathOf('folder.csv'))
    expect(await failureOf(pathOf('folder.csv'))).toBe('file-unreadable')
  })
})

describe('damaged workbooks', () => {
  for (const [name, change] of [
    ['cut short', (zip: Buffer) => zip.subarray(0, zip.length - 40)],
    ['cut in half', (zip: Buffer) => zip.subarray(0, zip.length / 2)],
    ['one byte flipped in a part', (zip: Buffer) => flipped(zip, zip.indexOf('sheet1.xml') + 60)],
    ['nothing but the head of a zip', () => Buffer.from('PK\u0003\u0004 and no more')],
    ['an empty zip', () => Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])],
  ] as const) {
    test(name, async () => {
      const path = await fileOf('damaged.xlsx', change(await book(sound.repeat(1))))
      expect(await failureOf(path)).toMatch(/corrupt|not-a-table/)
    })
  }

  for (const [name, more] of [
    ['no sheet part', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
    ['a sheet that ends too early', { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sound}` }],
    ['tags that do not match', { 'xl/worksheets/sheet1.xml': `<worksheet>${sound}</sheetData>` }],
    [
      'rows out of order',
      { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sound}${sound}</sheetData></worksheet>` },
    ],
    [
      'a row beyond Excel',
      { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>` },
    ],
    ['broken UTF-8', { 'xl/worksheets/sheet1.xml': '\ufeff<worksheet>\ud800' }],
    [
      'an entity of its own',
      {
        'xl/worksheets/sheet1.xml': `<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>`,
      },
    ],
    [
      'tags a thousand deep',
      {
        'xl/worksheets/sheet1.xml': `<worksheet>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}<sheetData>${sound}</sheetData></worksheet>`,
      },
    ],
  ] as const) {
    test(`${name}: corrupt`, async () => {
      const path = await fileOf('damaged.xlsx', await book('', { more }))
      // UTF-8 cannot hold half a pair, so that one is read as U+FFFD and fails for its missing end.
      expect(await failureOf(path)).toBe('corrupt')
    })
  }

  test('a part that is not what its checksum says', async () => {
    const zip = await book(sound)
    const entry = directoryEntry(zip, 'xl/worksheets/sheet1.xml')
    zip.writeUInt8(zip.readUInt8(entry + 16) ^ 1, entry + 16)
    expect(await failureOf(await fileOf('checksum.xlsx', zip))).toBe('corrupt')
  })

  test('two parts of one name', async () => {
    const zip = await zipOf({ 'xl/a.xml': '1', 'XL/A.xml': '2' })
    expect(await failureOf(await fileOf('double.xlsx', zip))).toBe('corrupt')
  })

  test('a locked part', async () => {
    const zip = await book(sound)
    const entry = zip.lastIndexOf(Buffer.from('504b0102', 'hex'))
    zip.writeUInt16LE(zip.readUInt16LE(entry + 8) | 1, entry + 8)
    expect(await failureOf(await fileOf('locked-part.xlsx', zip))).toBe('encrypted')
  })
})

describe('limits', () => {
  const limits: Partial<Limits> = {
    columns: 5,
    cell: 1000,
    sheet: 100_000,
    texts: 100_000,
    growthFrom: 50_000,
    growth: 20,
  }
  const spaces = ' '.repeat(60_000)
  const various = Array.from({ length: 9000 }, (_, at) => textRow(at + 1, String(at * 7919), 'x')).join('')
  for (const [name, code, zip] of [
    ['a heading too many', 'too-many-columns', () => book(textRow(1, 'a', 'b', 'c', 'd', 'e', 'f'))],
    ['a cell too many', 'too-many-columns', () => book(`${textRow(1, 'a')}<row r="2"><c r="XFD2"><v>1</v></c></row>`)],
    ['a cell too long', 'cell-too-long', () => book(textRow(1, 'a') + textRow(2, 'x'.repeat(2000)))],
    ['a shared text too long', 'cell-too-long', () => book(sound, { texts: `<si><t>${'x'.repeat(2000)}</t></si>` })],
    [
      'a rich text too long in sum',
      'cell-too-long',
      () => book(sound, { texts: `<si>${`<r><t>${'x'.repeat(600)}</t></r>`.repeat(2)}</si>` }),
    ],
    ['headings twice', 'duplicate-heading', () => book(textRow(1, 'a', 'a'))],
    ['a sheet too large', 'zip-bomb', () => book(various)],
    ['a sheet that grows too much', 'zip-bomb', () => book(sound + spaces)],
    ['texts that grow too much', 'zip-bomb', () => book(sound, { texts: spaces })],
    ['styles that grow too much', 'zip-bomb', () => book(sound, { more: { 'xl/styles.xml': spaces } })],
  ] as const) {
    test(`${name}: ${code}`, async () => {
      expect(await failureOf(await fileOf('limits.xlsx', await zip()), { limits })).toBe(code)
    })
  }

  test('a tag without end is bounded, however it is packed', async () => {
    const tag = `<worksheet a="${Array.from({ length: 5000 }, (_, at) => at * 7919).join(' ')}`
    const zip = await book('', { more: { 'xl/worksheets/sheet1.xml': tag } })
    expect(await failureOf(await fileOf('tag.xlsx', zip), { limits: { ...limits, growth: 1000 } })).toBe(
      'cell-too-long',
    )
  })
})

describe('zip bombs', () => {
  const gigabyte = 1024 ** 3

  test('a part that declares a gigabyte is refused before any of it is unpacked', async () => {
    const zip = await book(sound)
    declare(zip, gigabyte)
    expect(await failureOf(await fileOf('declared.xlsx', zip))).toBe('zip-bomb')
  })

  test('a part that declares little and unpacks to much ends at what it declares', async () => {
    const zip = await book(sound + ' '.repeat(60 * 1024 * 1024))
    declare(zip, 2000)
    const before = process.memoryUsage().rss
    expect(await failureOf(await fileOf('lying.xlsx', zip))).toBe('corrupt')
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024)
  })

  test('too many parts', async () => {
    const zip = await book(sound)
    zip.writeUInt16LE(50_000, zip.length - 12)
    expect(await failureOf(await fileOf('parts.xlsx', zip))).toBe('zip-bomb')
  })
})

test('every failure speaks Chinese and English and says what to do', async () => {
  const failure = await openTable(await fileOf('old.xls', container)).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(TableFileError)
  expect(failure).toMatchObject({ zh: expect.stringContaining('另存为 .xlsx'), en: expect.stringContaining('.xlsx') })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8((copy[at] ?? 0) ^ 0xff, at)
  return copy
}

/** Where the directory of the zip tells of a part. */
function directoryEntry(zip: Buffer, name: string): number {
  return zip.indexOf(name, zip.indexOf(Buffer.from('504b0102', 'hex'))) - 46
}

/** Writes another unpacked size for the sheet into the directory of the zip. */
function declare(zip: Buffer, bytes: number): void {
  zip.writeUInt32LE(bytes, directoryEntry(zip, 'xl/worksheets/sheet1.xml') + 24)
}
