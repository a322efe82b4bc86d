import { hash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { acceptAttachment } from './accept.ts'
import { box, html, pngSum, red, svg, verdict } from './test-files.ts'

for (const [what, encoded, mediaType, name] of [
  ['JPEG', red().jpeg(), 'image/jpeg', '照片.jpg'],
  ['PNG', red().png(), 'image/png', '照片.png'],
  ['WebP', red().webp(), 'image/webp', '照片.webp'],
  ['GIF', red().gif(), 'image/gif', '照片.gif'],
  ['JPEG in print colours', red().toColourspace('cmyk').jpeg(), 'image/jpeg', '照片.jpg'],
  ['PNG of 16 bits', red().toColourspace('rgb16').png(), 'image/png', '照片.png'],
] as const) {
  test(`${what}: the same picture, encoded anew`, async () => {
    const accepted = await acceptAttachment(await encoded.toBuffer(), '照片.exe')
    expect(accepted).toMatchObject({ mediaType, name })
    expect(accepted.sha256).toEqual(hash('sha256', accepted.bytes, 'buffer'))
    const { data, info } = await sharp(accepted.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width: 60, height: 40 })
    expect(Number(data[0])).toBeGreaterThan(200)
    expect(Number(data[1])).toBeLessThan(60)
  })
}

test('position, device and comments are gone, and the picture stands upright', async () => {
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '44/1 6/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '122/1 3/1 0/1' }
  const held = await red()
    .jpeg()
    .withExif({ IFD0: { Make: 'TestPhone', ImageDescription: '张三家门口' }, IFD3: gps })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">owner</x:xmpmeta>')
    .toBuffer()
  const before = await sharp(held).metadata()
  expect([before.orientation, before.exif?.includes('TestPhone'), before.xmp?.includes('owner')]).toEqual([
    6,
    true,
    true,
  ])
  // IFD0 tag 0x8825 points to the positions.
  expect(before.exif?.includes(Buffer.from([0x25, 0x88]))).toBe(true)

  const { bytes } = await acceptAttachment(held, 'a.jpg')
  const after = await sharp(bytes).metadata()
  expect(after).toMatchObject({ width: 40, height: 60 })
  expect([after.orientation, after.exif, after.xmp, after.iptc, after.icc, after.comments]).toEqual(
    Array(6).fill(undefined),
  )
  for (const trace of ['Exif', 'TestPhone', 'xmpmeta', '张三']) expect(bytes.includes(trace)).toBe(false)
})

test('comments of a PNG are gone', async () => {
  const made = await red().png().toBuffer()
  const text = Buffer.from('Comment\0张三家门口')
  const chunk = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from('tEXt'),
    text,
    pngSum(Buffer.concat([Buffer.from('tEXt'), text])),
  ])
  chunk.writeUInt32BE(text.length)
  const said = Buffer.concat([made.subarray(0, 33), chunk, made.subarray(33)])
  expect((await sharp(said).metadata()).comments).toHaveLength(1)
  const { bytes } = await acceptAttachment(said, 'a.png')
  expect(bytes.includes('张三')).toBe(false)
  expect((await sharp(bytes).metadata()).comments).toBeUndefined()
})

test('what hangs behind or within a picture is gone', async () => {
  const hidden = Buffer.from(`<?php system($_GET[0]); ?>${html}`)
  for (const made of [await red().jpeg().toBuffer(), await red().png().toBuffer(), await red().gif().toBuffer()]) {
    const { bytes } = await acceptAttachment(Buffer.concat([made, hidden]), 'a.php')
    expect(bytes.includes('<?php')).toBe(false)
    expect(bytes.includes('script')).toBe(false)
  }
  const jpeg = await red().jpeg().toBuffer()
  const length = Buffer.from([0xff, 0xfe, 0, hidden.length + 2])
  const commented = Buffer.concat([jpeg.subarray(0, 2), length, hidden, jpeg.subarray(2)])
  expect((await acceptAttachment(commented, 'a.jpg')).bytes.includes('<?php')).toBe(false)
})

test('a large picture is made smaller, its shape kept; a thin one, too', async () => {
  const { bytes } = await acceptAttachment(await red(6000, 1500).png().toBuffer(), 'a.png')
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 4096, height: 1024 })
  const thin = await acceptAttachment(await red(20_000, 1).png().toBuffer(), 'a.png')
  expect(await sharp(thin.bytes).metadata()).toMatchObject({ width: 4096, height: 1 })
})

test('an animation keeps its pictures and their times', async () => {
  const frames = await Promise.all(
    ['red', 'green', 'blue'].map((background) =>
      sharp({ create: { width: 40, height: 30, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  for (const made of [
    await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 200, 300] })
      .toBuffer(),
    await sharp(frames, { join: { animated: true } })
      .webp({ delay: [100, 200, 300] })
      .withMetadata({ orientation: 6 })
      .toBuffer(),
  ]) {
    const { bytes } = await acceptAttachment(made, 'a')
    expect(await sharp(bytes, { animated: true }).metadata()).toMatchObject({
      pages: 3,
      delay: [100, 200, 300],
      width: 40,
      pageHeight: 30,
    })
  }
})

test('a HEIF that the library can read becomes a JPEG; one that it cannot is not supported', async () => {
  const avif = await red().avif().toBuffer()
  expect(await verdict(avif)).toBe('unsupported-media')
  const heif = Buffer.from(avif)
  heif.write('mif1', 8)
  expect(await verdict(heif)).toBe('image/jpeg')
  const unknown = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic'))
  expect(await verdict(Buffer.concat([unknown, box('meta', Buffer.alloc(60))]))).toBe('unsupported-media')
})

for (const [what, made, cut] of [
  ['a JPEG without its second half', red(200, 200).jpeg(), 0.5],
  ['a JPEG that lost its last bytes', red(200, 200).jpeg(), 0.99],
  ['a PNG without its second half', red(200, 200).png(), 0.5],
  ['a WebP without its second half', red(200, 200).webp(), 0.5],
] as const) {
  test(`${what}: attachment-unreadable`, async () => {
    const noisy = await made
      .composite([
        {
          input: {
            create: {
              width: 100,
              height: 90,
              channels: 3,
              background: 'blue',
              noise: { type: 'gaussian', mean: 128, sigma: 30 },
            },
          },
        },
      ])
      .toBuffer()
    expect(await verdict(noisy.subarray(0, Math.floor(noisy.length * cut)))).toBe('attachment-unreadable')
  })
}

for (const [what, magic] of [
  ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['GIF', Buffer.from('GIF89a')],
  ['WebP', Buffer.from('RIFF\u0020\0\0\0WEBPVP8 ')],
] as const) {
  test(`a page that begins like ${what} is refused`, async () => {
    for (const page of [html, svg]) {
      expect(await verdict(Buffer.concat([magic, Buffer.from(page)]))).toMatch(
        /^(attachment-unreadable|unsupported-media)$/,
      )
    }
  })
}

test('a bomb is not decoded: 2.5 billion pixels in a few kilobytes', async () => {
  const png = await red(50_000, 400).png().toBuffer()
  const bomb = Buffer.from(png)
  bomb.writeUInt32BE(50_000, 20)
  bomb.set(pngSum(bomb.subarray(12, 29)), 29)
  const before = process.memoryUsage.rss()
  expect(bomb.length).toBeLessThan(300_000)
  expect(await verdict(bomb)).toBe('too-large')
  expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
})

test('a bomb whose pixels are really there', async () => {
  const bomb = await red(16_000, 9000).png({ compressionLevel: 6 }).toBuffer()
  expect(bomb.length).toBeLessThan(2_000_000)
  expect(await verdict(bomb)).toBe('too-large')
})

test('an animation of large pictures counts all of them', async () => {
  const screen = Buffer.from('GIF89a\xd0\x07\xd0\x07\x80\0\0\0\0\0\xff\0\0', 'latin1')
  const dot = Buffer.from('2c00000000010001000002024c0100', 'hex')
  const gif = (pictures: number) =>
    Buffer.concat([screen, ...Array.from({ length: pictures }, () => dot), Buffer.from(';')])
  expect(await sharp(gif(2), { animated: true }).metadata()).toMatchObject({ width: 2000, pageHeight: 2000, pages: 2 })
  expect([await verdict(gif(2)), await verdict(gif(31))]).toEqual(['image/gif', 'too-large'])
})
