import { useWriter } from '../../ui/moment.ts'
import type { VoiceOf } from './Voices.tsx'

/** Photos as pictures, voice notes to be heard, papers to be opened. */
export function Attachments({ attachments }: { attachments: VoiceOf['attachments'] }) {
  const write = useWriter()
  if (attachments.length === 0) return null
  return (
    <ul className="attachments">
      {attachments.map(({ id, name, mediaType, bytes }) => {
        const address = `/api/attachments/${id}`
        return (
          <li key={id}>
            {mediaType.startsWith('audio/') ? (
              // A voice note of a citizen has no captions: nobody has written down what is said in it.
              // oxlint-disable-next-line jsx-a11y/media-has-caption
              <audio controls preload="none" src={address} aria-label={name} />
            ) : (
              <a href={address} target="_blank" rel="noreferrer">
                {mediaType.startsWith('image/') && <img src={address} alt={name} loading="lazy" />}
                <span>
                  {name} <small>{write.megabytes(bytes)}</small>
                </span>
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
