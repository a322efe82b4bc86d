import sharp, { type FormatEnum, type Metadata, type Sharp } from 'sharp'
import { AppError } from '../errors.ts'
import { turns } from './turns.ts'

/** Longest side of what is kept, in pixels. */
const LONGEST = 4096
/** More pixels, all pictures of an animation together, are not decoded: the largest telephone photographs have 108 million. */
const MOST_PIXELS = 120_000_000
const SECONDS = 30

/** Decoding takes threads and memory that the rest of the server needs, too. */
const inTurn = turns(2)

type Encoding = Readonly<{
  /** What the library has to recognise it as. */
  format: keyof FormatEnum
  /** Keep all pictures of an animation, not the first alone. */
  animated?: boolean
  encode: (image: Sharp) => Sharp
}>

/**
 * The picture and nothing else: decoded, turned as it was held, at most 4096 pixels a side, and encoded anew, which leaves behind
 * position, device, comments, previews and whatever was hidden in the file.
 *
 * @throws AppError `attachment-unreadable` for a damaged or cut file, `too-large` for too many pixels
 */
export function reencode(bytes: Buffer, { format, animated = false, encode }: Encoding): Promise<Buffer> {
  return inTurn(async () => {
    try {
      // Reads the head alone, so that too large a picture can be told from a damaged one.
      const metadata = await sharp(bytes, { limitInputPixels: false, animated }).metadata()
      if (metadata.format !== format) throw new AppError('attachment-unreadable')
      if (metadata.width * metadata.height > MOST_PIXELS) throw new AppError('too-large')
      // 'error' still refuses cut files. 'warning' would also refuse photographs of some telephones that break rules harmlessly.
      const image = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, animated })
      return await encode(upright(image, metadata, animated))
        .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
        .timeout({ seconds: SECONDS })
        .toBuffer()
    } catch (error) {
      if (error instanceof AppError) throw error
      throw new AppError('attachment-unreadable')
    }
  })
}

/** An animation cannot be turned, and cameras make none. */
function upright(image: Sharp, { pages = 1 }: Metadata, animated: boolean): Sharp {
  return animated && pages > 1 ? image : image.autoOrient()
}
