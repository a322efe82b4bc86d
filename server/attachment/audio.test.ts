import { describe, expect, test } from 'vitest'
import { acceptAttachment } from './accept.ts'
import {
  aac,
  amr,
  box,
  comments,
  element,
  html,
  id3,
  mp3,
  mp4,
  ogg,
  oggPage,
  oggSum,
  verdict,
  wav,
  webm,
} from './test-files.ts'

/** What telephones and recorders write beside the sound: who, where, with what, a picture. */
const told = 'ARTIST=Batu LOCATION=+44.1000+122.0500/ DEVICE=TestPhone'
const picture = `METADATA_BLOCK_PICTURE=${'QUFB'.repeat(300)}${told}`
const tag = Buffer.from(told)
const chunk = (name: string) => {
  const head = Buffer.alloc(8)
  head.write(name)
  head.writeUInt32LE(tag.length, 4)
  return Buffer.concat([head, tag, Buffer.alloc(tag.length % 2)])
}
/** ID3v1, 128 bytes at the end. */
const id3v1 = Buffer.concat([Buffer.from('TAG'), tag, Buffer.alloc(128)]).subarray(0, 128)
const ape = Buffer.concat([Buffer.from('APETAGEX\u0000\u0020\u0000\u0000', 'latin1'), Buffer.alloc(20), tag])

const kept = async (bytes: Buffer) => (await acceptAttachment(bytes, 'a')).bytes

describe('what is told beside the sound does not stay', () => {
  for (const [what, bytes, sound] of [
    ['MP3: a tag in front', Buffer.concat([id3(tag), mp3()]), mp3()],
    ['MP3: a tag behind', Buffer.concat([mp3(), id3v1]), mp3()],
    ['MP3: tags of three kinds', Buffer.concat([id3(tag), mp3(), ape, id3v1]), mp3()],
    ['MP3: a tag between', Buffer.concat([mp3(5), id3(tag), mp3(5)]), mp3()],
    ['MP3: a page behind', Buffer.concat([mp3(), Buffer.from(html), tag]), mp3()],
    ['AAC: a tag in front and behind', Buffer.concat([id3(tag), aac(), id3v1]), aac()],
    [
      'AMR: a script behind',
      Buffer.concat([amr('narrow', 60), Buffer.from('\u0001#!/bin/sh\n'), tag]),
      amr('narrow', 60),
    ],
    ['WAV: lists before and behind', wav(800, [chunk('LIST'), chunk('bext')], [chunk('id3 '), chunk('iXML')]), wav()],
    ['WAV: an odd number of bytes in a list', wav(800, [chunk('LIST')]), wav()],
  ] as const) {
    test(what, async () => {
      expect(bytes.includes('Batu')).toBe(true)
      expect(await kept(bytes)).toEqual(sound)
    })
  }

  for (const [what, bytes] of [
    ['M4A: place and cover', mp4(['soun'], 'M4A ', { told: [box('udta', box('\u00a9xyz', tag), box('meta', tag))] })],
    [
      'M4A: boxes of makers',
      mp4(['soun'], 'M4A ', { told: [box('uuid', tag)], more: [box('uuid', tag), box('free', tag), box('Xtra', tag)] }),
    ],
    ['M4A: a page behind', Buffer.concat([mp4(['soun']), box('html', Buffer.from(html), tag)])],
    ['WebM: title and file', webm([2], [element('7ba9', tag), element('7384', tag)])],
    [
      'WebM: tags and attachments behind a cluster without end',
      webm([2], [], [element('1254c367', tag), element('1941a469', tag)]),
    ],
    ['WebM: behind everything', Buffer.concat([webm([2]), element('bf', tag)])],
  ] as const) {
    test(`${what}: zeros in its place, and everything else where it was`, async () => {
      expect(bytes.includes('Batu')).toBe(true)
      const after = await kept(bytes)
      for (const trace of ['Batu', '44.1', 'TestPhone', 'script']) expect(after.includes(trace)).toBe(false)
      expect(after.length).toBe(bytes.length)
      const sound = Buffer.alloc(100, what.startsWith('M4A') ? 5 : 3)
      expect(after.indexOf(sound)).toBe(bytes.indexOf(sound))
      // What was kept once is kept as it is.
      expect(await kept(after)).toEqual(after)
    })
  }

  for (const codec of ['OpusHead', '\u0001vorbis', 'Speex   ']) {
    test(`Ogg ${codec.trim()}: comments and cover, over several pages too`, async () => {
      const bytes = ogg(codec, comments(told, picture))
      const [first, second, third] = [ogg(codec).subarray(0, 47), bytes, ogg(codec).subarray(-118)]
      expect([first.length, second.includes('Batu'), third.length]).toEqual([47, true, 118])
      for (const whole of [bytes, split(bytes)]) {
        const after = await kept(whole)
        expect(after.length).toBe(whole.length)
        for (const trace of ['Batu', '44.1', 'QUFB']) expect(after.includes(trace)).toBe(false)
        expect(after.includes('test')).toBe(true)
        expect(sumsOf(after).every(([written, right]) => written === right)).toBe(true)
        expect(await kept(after)).toEqual(after)
      }
    })
  }

  test('FLAC in Ogg: comments are emptied, pictures become padding, the sound begins where it did', async () => {
    const block = (kind: number, content: Buffer) => {
      const head = Buffer.alloc(4)
      head.writeUInt32BE(content.length)
      head.writeUInt8(kind)
      return Buffer.concat([head, content])
    }
    const bytes = Buffer.concat([
      oggPage(Buffer.concat([Buffer.from('\u007fFLAC\u0001\0\0\u0003fLaC'), Buffer.alloc(38)]), true),
      oggPage(block(4, comments(told)), false),
      oggPage(block(6, tag), false),
      oggPage(block(0x83, Buffer.alloc(18, 9)), false),
      oggPage(Buffer.concat([Buffer.from([0xff, 0xf8]), tag]), false),
    ])
    const after = await kept(bytes)
    // Once in the sound itself, where it is sound.
    expect([bytes.toString('latin1').split('Batu').length, after.toString('latin1').split('Batu').length]).toEqual([
      4, 2,
    ])
    expect(after.includes(Buffer.alloc(18, 9))).toBe(true)
    expect(sumsOf(after).every(([written, right]) => written === right)).toBe(true)
  })
})

test('a recording that was cut off is kept as far as it goes, with a length that is right', async () => {
  const after = await kept(wav().subarray(0, 300))
  expect([after.length, after.readUInt32LE(4), after.readUInt32LE(40)]).toEqual([300, 292, 256])
  expect(await kept(mp3().subarray(0, -100))).toEqual(mp3(9))
})

test.each([
  ['a track of text beside the sound', mp4(['soun', 'text'])],
  ['a track of places beside the sound', mp4(['soun', 'meta'])],
])('%s is no sound alone', async (_what, bytes) => expect(await verdict(bytes)).toBe('unsupported-media'))

test('twenty megabytes of what is almost sound are looked through in time', async () => {
  // Of the processor: what the machine does besides is not counted.
  const began = process.cpuUsage()
  for (const junk of [
    Buffer.alloc(20_000_000, 0xff),
    Buffer.alloc(20_000_000, Buffer.from([0xff, 0xfb, 0x90, 0x64, 1, 2])),
  ])
    expect(await verdict(Buffer.concat([mp3(), junk]))).toBe('audio/mpeg')
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1e6).toBeLessThan(6)
})

/** The same packets, their pages cut into pages of at most two pieces. */
function split(bytes: Buffer): Buffer {
  const pages: Buffer[] = []
  for (const page of pagesOf(bytes)) {
    const lengths = page.subarray(27, 27 + page.readUInt8(26))
    let from = 27 + lengths.length
    for (let n = 0; n < lengths.length; n += 2) {
      const some = lengths.subarray(n, n + 2)
      const size = some.reduce((sum, length) => sum + length, 0)
      const head = Buffer.from(page.subarray(0, 27))
      head.writeUInt8(n === 0 ? head.readUInt8(5) : 1, 5)
      head.writeUInt8(some.length, 26)
      const one = Buffer.concat([head, some, page.subarray(from, from + size)])
      one.writeUInt32LE(oggSum(one), 22)
      pages.push(one)
      from += size
    }
  }
  return Buffer.concat(pages)
}

function pagesOf(bytes: Buffer): readonly Buffer[] {
  const pages: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const lengths = bytes.subarray(at + 27, at + 27 + bytes.readUInt8(at + 26))
    const end = at + 27 + lengths.length + lengths.reduce((sum, length) => sum + length, 0)
    pages.push(bytes.subarray(at, end))
    at = end
  }
  return pages
}

function sumsOf(bytes: Buffer): readonly (readonly [number, number])[] {
  return pagesOf(bytes).map((page) => [page.readUInt32LE(22), oggSum(page)])
}
