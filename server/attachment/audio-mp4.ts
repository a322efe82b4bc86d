import { AppError } from '../errors.ts'
import type { Take } from './audio.ts'
import { boxes, type Part } from './containers.ts'

/** What holds boxes in its turn, down to where samples are described. */
const HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'mvex', 'moof', 'traf'])
/** What a file of sound is made of; cover, place and maker stand in others. */
const TOP = new Set(['ftyp', 'styp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'ssix'])
/** What tells of the sound, wherever it stands. */
const TOLD = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'Xtra', 'ID32', 'pnot', 'PICT'])

/**
 * MP4 whose every track is sound (ISO/IEC 14496-12 8.4.3: the handler says what a track is). What is not needed to hear it becomes
 * free space full of zeros, so that the places of samples, which are counted from the beginning of the file, stay right.
 */
export const takeMp4: Take = (bytes) => {
  const kept = Buffer.from(bytes)
  let sounds = 0
  const clean = (holder: Readonly<{ name: string; from: number; to: number }>) => {
    for (const box of boxes(kept, holder.from, holder.to)) {
      if (holder.name === '' ? !TOP.has(box.name) : TOLD.has(box.name)) blank(kept, box)
      else if (HOLDERS.has(box.name)) clean(box)
      else if (box.name === 'hdlr' && holder.name === 'mdia') {
        if (kept.toString('latin1', box.from + 8, box.from + 12) !== 'soun') throw new AppError('unsupported-media')
        sounds += 1
      }
    }
  }
  clean({ name: '', from: 0, to: kept.length })
  return sounds > 0 ? kept : null
}

function blank(bytes: Buffer, { at, from, to }: Part): void {
  bytes.write('free', at + 4, 'latin1')
  bytes.fill(0, from, to)
}
