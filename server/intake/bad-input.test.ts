import { describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { newId } from '../new-id.ts'

const app = useApp()
const good = () => ({ id: newId(), text: '家里暖气不热，请派人看看。' })
const submit = (body: unknown) => app.call('POST', '/api/submissions', { body })
const long = (n: number) => '长'.repeat(n)

/** Fields of a submission, each with what must not pass; every answer names the field. */
const refused: readonly (readonly [string, unknown, string])[] = [
  ['no body at all', {}, 'id'],
  ['a list instead of an object', [], ''],
  ['a number as text', { ...good(), text: 5 }, 'text'],
  ['no text', { id: newId() }, 'text'],
  ['empty text', { ...good(), text: '' }, 'text'],
  ['white space as text', { ...good(), text: ' \n\t　' }, 'text'],
  ['20,001 characters', { ...good(), text: long(20_001) }, 'text'],
  ['a lone high surrogate', { ...good(), text: '坏\ud800字' }, 'text'],
  ['a lone low surrogate in the title', { ...good(), title: '\udc00' }, 'title'],
  ['NUL in the text', { ...good(), text: 'a\0b' }, 'text'],
  ['NUL in the name', { ...good(), submitter: { name: '张\0三' } }, 'submitter.name'],
  ['a title of 201 characters', { ...good(), title: long(201) }, 'title'],
  ['an id that is no UUID', { ...good(), id: '1' }, 'id'],
  ['an id of version 4', { ...good(), id: '6f7e1a52-5b0c-4c8e-9d55-2f2a3a1b9c10' }, 'id'],
  ['an id with SQL in it', { ...good(), id: "'; drop table matter; --" }, 'id'],
  ['an unknown kind', { ...good(), kind: 'ticket' }, 'kind'],
  ['an unknown secrecy', { ...good(), secrecy: 'none' }, 'secrecy'],
  ['a field nobody declared', { ...good(), status: 'cleared' }, ''],
  ['an object as region', { ...good(), regionCode: { $ne: null } }, 'regionCode'],
  ['a region code with blanks', { ...good(), regionCode: '1504 02' }, 'regionCode'],
  ['a point beyond the pole', { ...good(), point: { lat: 91, lon: 118 } }, 'point.lat'],
  ['a point as text', { ...good(), point: '42,118' }, 'point'],
  ['a point that is not a number', { ...good(), point: { lat: null, lon: 118 } }, 'point.lat'],
  ['letters as a phone', { ...good(), submitter: { phone: '一三八' } }, 'submitter.phone'],
  ['a phone of 40 digits', { ...good(), submitter: { phone: '1'.repeat(40) } }, 'submitter.phone'],
  ['an e-mail without a host', { ...good(), submitter: { email: 'zhang@' } }, 'submitter.email'],
  ['a header in the e-mail', { ...good(), submitter: { email: 'a@b.cn\r\nBcc: x@y.cn' } }, 'submitter.email'],
  ['a name of 51 characters', { ...good(), submitter: { name: long(51) } }, 'submitter.name'],
  [
    'an identity number, which is not asked for',
    { ...good(), submitter: { idNumber: '150402199001010011' } },
    'submitter',
  ],
]

describe('a submission that cannot be taken', () => {
  test.each(refused)('%s', async (_, body, path) => {
    const { status, body: problem, headers } = await submit(body)
    expect(status).toBe(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(problem).toMatchObject({ code: 'bad-input', status: 400 })
    expect(problem.zh).toMatch(/[一-龥]/)
    expect(problem.fields.map((field: { path: string }) => field.path).join(' ')).toContain(path)
  })

  test.each([
    ['text that is no JSON', 'not json', 'application/json', 400, 'bad-json'],
    ['half of an object', '{"id": "x"', 'application/json', 400, 'bad-json'],
    ['nothing', '', 'application/json', 400, 'bad-json'],
    ['__proto__', '{"__proto__": {"admin": true}, "text": "好"}', 'application/json', 400, 'bad-json'],
    [
      'a prototype',
      `{"id":"${newId()}","text":"好","constructor":{"prototype":{"x":1}}}`,
      'application/json',
      400,
      'bad-json',
    ],
    ['10 MB of text', JSON.stringify({ id: newId(), text: long(3_500_000) }), 'application/json', 413, 'too-large'],
    ['a form', 'text=hello', 'application/x-www-form-urlencoded', 415, 'unsupported-media'],
    ['XML', '<text>好</text>', 'application/xml', 415, 'unsupported-media'],
    ['deeply nested JSON', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'application/json', 400, 'bad-input'],
  ])('%s', async (_, raw, type, status, code) => {
    const answer = await app.call('POST', '/api/submissions', { raw, headers: { 'content-type': type } })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('an unknown region is refused with the code that is unknown', async () => {
    expect((await submit({ ...good(), regionCode: '110101000000' })).body).toMatchObject({
      code: 'no-such-region',
      status: 422,
      params: { regionCode: '110101000000' },
    })
  })

  test('none of them left a trace', async () => {
    const { body } = await app.call('GET', '/api/matters', { as: ['dispatcher'] })
    expect(body.rows).toEqual([])
  })
})

describe('what looks dangerous is only words', () => {
  test.each([
    ['SQL', "'); drop table matter; --"],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("http://x","点我")'],
    ['emoji', '路灯坏了😭🕯️👨‍👩‍👧‍👦'],
    ['rare characters of planes 2 and 3', '𬭩䶮㛃𠮷𰻝'],
    ['Mongolian letters', 'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ'],
    ['right-to-left marks', 'abc\u202edef\u2066ghi'],
    ['combining marks', 'ẹ́ẹ́ẹ́'],
    ['a template', '${7*7} {{7*7}} #{7*7} %s %n'],
    ['a path', '../../etc/passwd'],
    ['line breaks of all kinds', 'a\r\nb\u2028c\u0085d'],
    ['a backslash and quotes', `\\ " ' \``],
  ])('%s comes back as it was', async (_, text) => {
    const submitter = { name: `阿拉坦·其其格${Array.from(text).slice(0, 20).join('')}`, address: text.slice(0, 100) }
    const sent = await submit({ ...good(), title: text, text, address: text, submitter })
    expect(sent.status).toBe(201)
    const { body } = await app.call('GET', `/api/submissions/${sent.body.number}?code=${sent.body.queryCode}`)
    expect(body).toMatchObject({ title: text.trim(), text })
  })

  test('20,000 characters of four bytes each', async () => {
    expect((await submit({ ...good(), text: '𠮷'.repeat(20_000) })).status).toBe(201)
  })
})

describe('sent twice', () => {
  test('under one id it counts once and answers the same', async () => {
    const body = { ...good(), submitter: { name: '王·某某', phone: '19900000001' } }
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(body)))
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 8 }, () => 201))
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  })

  test('under an id that stands for other words it is refused', async () => {
    const body = good()
    await submit(body)
    expect((await submit({ ...body, text: '别的话' })).body).toMatchObject({ code: 'id-used-twice', status: 409 })
  })

  test('a bad one among many at once takes no other with it', async () => {
    const many = Array.from({ length: 30 }, (_, n) => (n === 7 ? { ...good(), regionCode: '110101000000' } : good()))
    const answers = await Promise.all(many.map(submit))
    expect(answers.map((answer) => answer.status).filter((status) => status !== 201)).toEqual([422])
  })
})

describe('looking up', () => {
  test.each([
    ['a wrong code', (number: string) => `/api/submissions/${number}?code=AAAAAAAA`, 404, 'submission-not-found'],
    ['no code', (number: string) => `/api/submissions/${number}`, 400, 'bad-input'],
    [
      'a number that is not there',
      () => '/api/submissions/CS20260101-999999?code=AAAAAAAA',
      404,
      'submission-not-found',
    ],
    [
      'SQL as a number',
      () => `/api/submissions/${encodeURIComponent("x' or '1'='1")}?code=A`,
      404,
      'submission-not-found',
    ],
    ['half a percent sign', () => '/api/submissions/%E0%A4%A?code=A', 404, 'no-such-page'],
    ['a very long number', () => `/api/submissions/${'9'.repeat(150)}?code=A`, 400, 'bad-input'],
  ])('%s', async (_, url, status, code) => {
    const { body } = await submit(good())
    const answer = await app.call('GET', url(body.number))
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('small letters, spaces and dashes in the code are forgiven', async () => {
    const { body } = await submit(good())
    const told = `${body.queryCode.slice(0, 4)}-${body.queryCode.slice(4)} `.toLowerCase()
    expect(
      (await app.call('GET', `/api/submissions/${body.number.toLowerCase()}?code=${encodeURIComponent(told)}`)).status,
    ).toBe(200)
  })
})

describe('lists and actions', () => {
  test.each([
    ['an unknown status', '?status=closed'],
    ['a page of a million', '?limit=1000000'],
    ['a page of minus one', '?limit=-1'],
    ['a colour that is no light', '?light=blue'],
    ['words of 51 characters', `?words=${long(51)}`],
    ['the same field twice', '?status=opened&status=cleared'],
  ])('%s', async (_, query) => {
    const answer = await app.call('GET', `/api/matters${query}`, { as: ['dispatcher'] })
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-input'])
  })

  test.each([
    '?cursor=x',
    '?cursor=W10',
    `?cursor=${Buffer.from('["x"]').toString('base64url')}`,
    '?light=red&cursor=WyJ4Il0',
  ])('a made-up page: %s', async (query) => {
    expect((await app.call('GET', `/api/matters${query}`, { as: ['dispatcher'] })).body.code).toBe('bad-cursor')
  })

  test.each(['%', '_', '\\', "'", '"', '&|!', ':*', '...', '　'])('searching for %s does no harm', async (words) => {
    const answer = await app.call('GET', `/api/matters?words=${encodeURIComponent(words)}`, { as: ['dispatcher'] })
    expect([200, 400]).toContain(answer.status)
  })

  test.each([
    ['an unknown action', { action: 'delete', details: {} }],
    ['an action nobody orders', { action: 'absorb', details: {} }],
    ['details of another action', { action: 'claim', details: { reply: '好' } }],
    ['a level of 99', { action: 'supervise', details: { level: 99, addressee: '局', basis: '条' } }],
    [
      'a day in 1900',
      { action: 'claimByLeader', details: { plan: '计划', milestones: [], nextReviewOn: '1900-01-01' } },
    ],
    [
      'a day in 9999',
      { action: 'claimByLeader', details: { plan: '计划', milestones: [], nextReviewOn: '9999-12-31' } },
    ],
    [
      'the 30th of February',
      { action: 'claimByLeader', details: { plan: '计划', milestones: [], nextReviewOn: '2026-02-30' } },
    ],
    [
      'six stars',
      {
        action: 'followUp',
        details: { submissionId: newId(), way: 'phone', contacted: true, solved: 'solved', satisfied: 6 },
      },
    ],
    ['half an extension day', { action: 'requestExtension', details: { orderId: newId(), workdays: 1.5, why: '因' } }],
    ['eleven extension days', { action: 'requestExtension', details: { orderId: newId(), workdays: 11, why: '因' } }],
    ['a percentage of infinity', { action: 'progress', details: { text: '好', percent: '1e999' } }],
  ])('%s', async (_, told) => {
    const answer = await app.call('POST', `/api/matters/${newId()}/entries`, {
      as: ['dispatcher'],
      body: { id: newId(), ...told },
    })
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-input'])
  })

  test.each([
    ['no cookie', {}],
    ['a cookie nobody has', { cookie: `lianxin=${'a'.repeat(43)}` }],
    ['a token instead of a cookie', { authorization: `Bearer ${'a'.repeat(43)}` }],
    ['a cookie of a thousand characters', { cookie: `lianxin=${'a'.repeat(1000)}` }],
    ['a cookie of odd signs', { cookie: `lianxin=${'%00'.repeat(20)}` }],
  ])('%s: not signed in', async (_, headers) => {
    const answer = await app.call('GET', '/api/matters', { headers })
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in'])
  })

  test('an unknown address and an unknown matter say so, in the language that is asked for', async () => {
    expect((await app.call('GET', '/api/nothing')).body).toMatchObject({
      code: 'no-such-page',
      detail: expect.stringMatching(/[一-龥]/),
    })
    const english = await app.call('GET', `/api/matters/${newId()}`, {
      as: ['dispatcher'],
      headers: { 'accept-language': 'en-GB' },
    })
    expect(english.body).toMatchObject({ code: 'matter-not-found', detail: expect.stringMatching(/^[ -~]+$/) })
  })
})
