import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, inject, test } from 'vitest'
import { madeSchema } from '../scripts/schema-files.ts'

test('the committed schema is what the migrations add up to', async () => {
  for (const [file, text] of Object.entries(await madeSchema(inject('database').client))) {
    expect(await readFile(file, 'utf8'), `${basename(file)}: npm run schema`).toBe(text)
  }
})
