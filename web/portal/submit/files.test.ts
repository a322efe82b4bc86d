import { expect, test } from 'vitest'
import { choose, MOST_BYTES, MOST_FILES, MOST_PHOTOS } from './files.ts'

const file = (name: string, type = 'image/png', bytes = 10) => new File([new Uint8Array(bytes)], name, { type })
const names = (chosen: ReturnType<typeof choose>['chosen']) => chosen.map((one) => one.file.name)

test('images, recordings, PDF and files without a type are taken', () => {
  const files = [file('a.png'), file('b.m4a', 'audio/mp4'), file('c.pdf', 'application/pdf'), file('d.heic', '')]
  const { chosen, refused } = choose([], files)
  expect(names(chosen)).toEqual(['a.png', 'b.m4a', 'c.pdf', 'd.heic'])
  expect(refused).toEqual([])
})

test('other kinds and what is too big are named and left out', () => {
  const { chosen, refused } = choose(
    [],
    [
      file('a.zip', 'application/zip'),
      file('big.png', 'image/png', MOST_BYTES + 1),
      file('full.png', 'image/png', MOST_BYTES),
    ],
  )
  expect(names(chosen)).toEqual(['full.png'])
  expect(refused).toEqual([
    { key: 'fileKind', name: 'a.zip' },
    { key: 'fileBig', name: 'big.png' },
  ])
})

test('no more than ten go with one submission', () => {
  const many = Array.from({ length: MOST_FILES }, (_, n) => file(`${n}.mp3`, 'audio/mpeg'))
  const full = choose([], many)
  expect(full.refused).toEqual([])
  const over = choose(full.chosen, [file('one-more.pdf', 'application/pdf')])
  expect(over.chosen).toEqual(full.chosen)
  expect(over.refused).toEqual([{ key: 'filesMany' }])
})

test('no more than six of them are photographs; what else was chosen with them stays', () => {
  const many = Array.from({ length: MOST_PHOTOS + 2 }, (_, n) => file(`${n}.png`))
  const { chosen, refused } = choose([], [...many, file('a.mp3', 'audio/mpeg')])
  expect(names(chosen)).toEqual([...many.slice(0, MOST_PHOTOS).map(({ name }) => name), 'a.mp3'])
  expect(refused).toEqual([{ key: 'photosMany' }])
})
