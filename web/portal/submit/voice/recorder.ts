/** The longest voice note, in seconds. */
export const LONGEST_SECONDS = 120

/** What browsers record in, the widest spread first; the server takes each by its content. */
const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm']

/** Why there is no recording, as a key of the catalogue. */
export type VoiceRefusal = 'unsupported' | 'notAllowed' | 'noMicrophone' | 'busy'

export type Recording = Readonly<{
  stop: () => void
  /** Resolves when it has stopped, by itself after two minutes; null where nothing was heard. */
  done: Promise<Blob | null>
}>

/**
 * Begins to record.
 *
 * @throws VoiceError
 */
export async function record(): Promise<Recording> {
  // Absent outside secure contexts and in old browsers, whatever the types say.
  const devices = (navigator as Partial<Navigator>).mediaDevices
  if (!devices || typeof MediaRecorder === 'undefined') throw new VoiceError('unsupported')
  const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind))
  if (!mimeType) throw new VoiceError('unsupported')
  const stream = await devices.getUserMedia({ audio: true }).catch((error: unknown) => {
    throw new VoiceError(refusalOf(error))
  })
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 })
  const pieces: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const late = setTimeout(stop, LONGEST_SECONDS * 1000)
  const done = new Promise<Blob | null>((resolve) => {
    recorder.addEventListener('stop', () => {
      clearTimeout(late)
      for (const track of stream.getTracks()) track.stop()
      const sound = new Blob(pieces, { type: mimeType.replace(/;.*/, '') })
      resolve(sound.size > 0 ? sound : null)
    })
  })
  recorder.start(1000)
  return { stop, done }
}

/** A recording that did not begin. */
export class VoiceError extends Error {
  override readonly name = 'VoiceError'
  readonly refusal: VoiceRefusal

  constructor(refusal: VoiceRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** By the names that the Media Capture specification gives to refusals. */
export function refusalOf(error: unknown): VoiceRefusal {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'notAllowed'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'noMicrophone'
  return name === 'TypeError' ? 'unsupported' : 'busy'
}
