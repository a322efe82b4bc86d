import { webcrypto } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Chain, verifyChain } from '../web/portal/look-up/verify-chain.ts'
import { useApp } from './app.ts'
import { dispatched } from './dispatched.ts'

// What the server chained is recomputed by what runs on a citizen's phone.

const app = useApp()
let chain: Chain
beforeAll(async () => {
  const matter = await dispatched(app)
  await matter.act(['unitHandler', 'housing'], 'claim', { orderId: await matter.orderOf('housing') })
  const { number, queryCode } = matter
  chain = (await app.call('GET', `/api/submissions/${number}/chain?code=${queryCode}`)).body as Chain
})
const verdict = (change: (lines: Chain['lines']) => Chain['lines'] = (lines) => lines) =>
  verifyChain({ ...chain, lines: change(chain.lines) }, webcrypto.subtle as unknown as SubtleCrypto)

test('what nobody touched is whole', async () => {
  expect(await verdict()).toEqual({ whole: true, lines: 4, head: chain.lines[3]!.hash })
})

test.each<readonly [string, number, (lines: Chain['lines']) => Chain['lines']]>([
  [
    'another time',
    2,
    (lines) => lines.map((line) => (line.seq === 2 ? { ...line, at: '2020-01-01T00:00:00.000Z' } : line)),
  ],
  ['other content', 3, (lines) => lines.map((line) => (line.seq === 3 ? { ...line, content: '0'.repeat(64) } : line))],
  ['another action', 4, (lines) => lines.map((line) => (line.seq === 4 ? { ...line, action: 'answer' } : line))],
  ['a line left out', 2, (lines) => lines.filter(({ seq }) => seq !== 2)],
  ['two lines changed about', 1, (lines) => lines.toReversed()],
])('%s: the first line that does not fit is found', async (_what, seq, change) => {
  expect(await verdict(change)).toEqual({ whole: false, seq })
})
