import * as fc from 'fast-check'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { saveAs } from './content-disposition.ts'

test.each([
  ['路灯.jpg', `attachment; filename="file.jpg"; filename*=UTF-8''%E8%B7%AF%E7%81%AF.jpg`],
  ['a.jpg\r\nset-cookie: x=1', `attachment; filename="file"; filename*=UTF-8''a.jpg%0D%0Aset-cookie%3A%20x%3D1`],
  ['a".jpg', `attachment; filename="file.jpg"; filename*=UTF-8''a%22.jpg`],
  ["a';b*(c)!.pdf", `attachment; filename="file.pdf"; filename*=UTF-8''a%27%3Bb%2A%28c%29%21.pdf`],
  ['../../etc/passwd', `attachment; filename="file"; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd`],
  ['\ud840.mp3', `attachment; filename="file.mp3"; filename*=UTF-8''%EF%BF%BD.mp3`],
])('%j', (name, header) => expect(saveAs(name)).toBe(header))

test('whatever the name, it is one header, and the name can be read out of it again', async () => {
  const app = Fastify()
  app.get<{ Querystring: { name: string } }>('/', (request, reply) =>
    reply.header('content-disposition', saveAs(request.query.name)).send('x'),
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
      expect(saveAs(name)).toMatch(/^[\x20-\x7e]+$/)
      const reply = await app.inject({ url: '/', query: { name } })
      expect(reply.statusCode).toBe(200)
      const [, encoded = ''] = /^attachment; filename="[\w.]+"; filename\*=UTF-8''([\w.~%-]*)$/.exec(saveAs(name)) ?? []
      expect(decodeURIComponent(encoded)).toBe(name.toWellFormed())
    }),
  )
  await app.close()
})
