import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileSms } from './file.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-sms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('each message is a line, and the file is its owner’s alone', async () => {
  const path = join(folder, 'sms.jsonl')
  writeFileSync(path, '', { mode: 0o644 })
  const sms = fileSms(path)
  await Promise.all(['一', '二\n三'].map((text) => sms.send({ phone: '13800000000', text })))
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(new Set(lines.map((line) => JSON.parse(line).text))).toEqual(new Set(['一', '二\n三']))
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('it is not written through a link, and the failure says nothing of the message', async () => {
  const target = join(folder, 'target')
  writeFileSync(target, '')
  symlinkSync(target, join(folder, 'link'))
  const sending = fileSms(join(folder, 'link')).send({ phone: '13800000000', text: '验证码 123456' })
  await expect(sending).rejects.toThrow(/^unreachable: ELOOP$/)
  expect(readFileSync(target, 'utf8')).toBe('')
})
