import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptAttachment } from '../../server/attachment/accept.ts'
import { elements } from '../../server/attachment/containers.ts'
import { comments, oggPage, oggSum } from '../../server/attachment/test-files.ts'
import { openBrowser } from './browser.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

/** A second and a half of a tone, as a browser records it; null for a kind that it does not record. */
async function recorded(mimeType: string): Promise<Buffer | null> {
  const bytes = await page.evaluate(async (type) => {
    if (!MediaRecorder.isTypeSupported(type)) return null
    const audio = new AudioContext()
    const [tone, out] = [audio.createOscillator(), audio.createMediaStreamDestination()]
    tone.connect(out)
    tone.start()
    const recorder = new MediaRecorder(out.stream, { mimeType: type })
    const pieces: Blob[] = []
    recorder.addEventListener('dataavailable', (event) => pieces.push(event.data))
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.start(300)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    recorder.stop()
    await stopped
    return Array.from(new Uint8Array(await new Blob(pieces).arrayBuffer()))
  }, mimeType)
  return bytes && Buffer.from(bytes)
}

/** How long it sounds, and how loud at its loudest. */
function heard(bytes: Buffer): Promise<{ seconds: number; peak: number }> {
  return page.evaluate(async (all) => {
    const sound = await new AudioContext().decodeAudioData(Uint8Array.from(all).buffer)
    return { seconds: sound.duration, peak: Math.max(...sound.getChannelData(0)) }
  }, Array.from(bytes))
}

/** The packets of a recording of a browser, with the head of the codec. */
function packetsOf(webm: Buffer): { head: Buffer; packets: readonly Buffer[] } {
  const packets: Buffer[] = []
  let head: Buffer = Buffer.alloc(0)
  for (const segment of elements(webm, 0, webm.length)) {
    if (segment.name !== '18538067') continue
    for (const part of within(webm, segment)) {
      if (part.name === '63a2') head = webm.subarray(part.from, part.to)
      // Number of the track, time, flags.
      if (part.name === 'a3') packets.push(webm.subarray(part.from + 4, part.to))
    }
  }
  return { head, packets }
}

function* within(
  bytes: Buffer,
  holder: Readonly<{ from: number; to: number }>,
): Generator<ReturnType<typeof elements> extends Generator<infer E> ? E : never> {
  for (const part of elements(bytes, holder.from, holder.to, '1f43b675')) {
    yield part
    if (/^(1654ae6b|ae|1f43b675)$/.test(part.name) && !part.open) yield* within(bytes, part)
  }
}

/** The same packets as Ogg Opus (RFC 7845), a page each. */
function asOgg({ head, packets }: ReturnType<typeof packetsOf>, told: Buffer): Buffer {
  const pages = [
    oggPage(head, true),
    oggPage(Buffer.concat([Buffer.from('OpusTags'), told]), false),
    ...packets.map((packet) => oggPage(packet, false)),
  ]
  for (const [n, one] of pages.entries()) {
    const samples = BigInt(Math.max(0, n - 1) * 2880)
    one.writeBigInt64LE(samples, 6)
    one.writeUInt32LE(n, 18)
    if (n === pages.length - 1) one.writeUInt8(4, 5)
    one.writeUInt32LE(oggSum(one), 22)
  }
  return Buffer.concat(pages)
}

const told = comments('ARTIST=Batu', 'LOCATION=+44.1+122.0', `METADATA_BLOCK_PICTURE=${'QUFB'.repeat(9000)}`)

test('a recording of a browser is still heard when what is told beside it is gone', async () => {
  const webm = await recorded('audio/webm;codecs=opus')
  if (!webm) throw new Error('this browser records nothing')
  const before = await heard(webm)
  expect([before.seconds > 1, before.peak > 0.5]).toEqual([true, true])
  const { bytes, mediaType } = await acceptAttachment(webm, 'a')
  expect(mediaType).toBe('audio/webm')
  const after = await heard(bytes)
  expect([after.seconds, after.peak]).toEqual([before.seconds, before.peak])

  const ogg = asOgg(packetsOf(webm), told)
  expect(ogg.includes('Batu')).toBe(true)
  const accepted = await acceptAttachment(ogg, 'a')
  expect([accepted.mediaType, accepted.bytes.includes('Batu'), accepted.bytes.includes('QUFB')]).toEqual([
    'audio/ogg',
    false,
    false,
  ])
  const oggBefore = await heard(ogg)
  const oggAfter = await heard(accepted.bytes)
  expect([oggAfter.seconds > 1, oggAfter.peak > 0.5]).toEqual([true, true])
  expect(oggAfter).toEqual(oggBefore)
})

test('MP4, where the browser records it', async () => {
  const mp4 = await recorded('audio/mp4;codecs=opus')
  if (!mp4) return
  const { bytes, mediaType } = await acceptAttachment(mp4, 'a')
  expect(mediaType).toBe('audio/mp4')
  expect(await heard(bytes)).toEqual(await heard(mp4))
})

test('WAV made anew is the same sound', async () => {
  const samples = Buffer.alloc(16_000)
  for (let n = 0; n < 8000; n += 1) samples.writeInt16LE(Math.round(20_000 * Math.sin(n / 5)), n * 2)
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(name)
    head.writeUInt32LE(content.length, 4)
    return Buffer.concat([head, content])
  }
  const format = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0])
  const wave = [chunk('fmt ', format), chunk('LIST', Buffer.from('INFOBatu')), chunk('data', samples)]
  const wav = chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...wave]))
  const { bytes } = await acceptAttachment(wav, 'a')
  expect(bytes.includes('Batu')).toBe(false)
  const sound = await heard(bytes)
  expect(sound).toEqual(await heard(wav))
  expect(sound.peak).toBeGreaterThan(0.5)
})
