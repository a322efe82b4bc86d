import { type ChangeEvent, useCallback, useState } from 'react'
import { useSpeech } from '../../language.ts'
import { useOfflineWords } from '../../offline/words.ts'
import { FieldGroup } from '../../ui/Field.tsx'
import { useWriter } from '../../ui/moment.ts'
import {
  ACCEPTED,
  type Chosen,
  choose,
  type FileRefusal,
  isPhoto,
  MOST_BYTES,
  MOST_FILES,
  MOST_PHOTOS,
} from './files.ts'
import { smallPhoto } from './photo.ts'
import { VoiceNote } from './voice/VoiceNote.tsx'
import './FilePicker.css'

/** Files to go with the words: photographs made small on the way in, recordings, PDF, or a voice note made here. */
export function FilePicker({
  chosen,
  onChange,
}: {
  chosen: readonly Chosen[]
  onChange: (chosen: readonly Chosen[]) => void
}) {
  const { t } = useSpeech()
  const says = useOfflineWords()
  const write = useWriter()
  const [refused, setRefused] = useState<readonly FileRefusal[]>([])
  const [busy, setBusy] = useState(false)
  const size = write.megabytes(MOST_BYTES)
  const words = (refusal: FileRefusal) => {
    if (refusal.key === 'filesMany') return t('submit.check.filesMany', { max: write.number(MOST_FILES) })
    if (refusal.key === 'photosMany') return t('submit.check.photosMany', { max: write.number(MOST_PHOTOS) })
    return t(`submit.check.${refusal.key}`, { name: refusal.name, size })
  }

  const add = (files: readonly File[]) => {
    const next = choose(chosen, files)
    setRefused(next.refused)
    onChange(next.chosen)
  }
  const pick = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    // The same file may be chosen again after it was removed.
    target.value = ''
    setBusy(true)
    const small: File[] = []
    // One at a time: an old phone has no room for six opened photographs.
    for (const file of files) small.push(await smallPhoto(file))
    setBusy(false)
    add(small)
  }
  const remove = (id: string) => {
    setRefused([])
    onChange(chosen.filter((one) => one.id !== id))
  }

  return (
    <FieldGroup
      label={t('submit.files.label')}
      hint={t('submit.files.hint', { photos: write.number(MOST_PHOTOS), max: write.number(MOST_FILES), size })}
      error={refused.map(words).join(' ') || undefined}
      optional
    >
      <label className="file-pick button">
        <input
          type="file"
          multiple
          accept={ACCEPTED}
          disabled={busy}
          onChange={(event) => void pick(event)}
          className="unseen"
        />
        {busy ? says('shrinking') : t('submit.files.pick')}
      </label>
      <VoiceNote onRecorded={(file) => add([file])} />
      <output className="unseen">
        {chosen.length > 0 && t('submit.files.chosen', { n: write.number(chosen.length) })}
      </output>
      <ul className="file-list">
        {chosen.map((one) => (
          <li key={one.id}>
            <span className="file-name">
              <Preview one={one} />
              {one.file.name}
            </span>
            <small className="figures">{write.megabytes(one.file.size)}</small>
            <button
              type="button"
              className="file-remove"
              aria-label={t('submit.files.remove', { name: one.file.name })}
              onClick={() => remove(one.id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}

/** The photograph small, or the recording to be played back. */
function Preview({ one }: { one: Chosen }) {
  const says = useOfflineWords()
  const { file } = one
  const show = useCallback(
    (element: HTMLImageElement | HTMLAudioElement | null) => {
      if (!element) return undefined
      const address = URL.createObjectURL(file)
      element.src = address
      return () => URL.revokeObjectURL(address)
    },
    [file],
  )
  if (isPhoto(one)) return <img className="file-photo" ref={show} alt={says('photo.alt', { name: file.name })} />
  if (file.type.startsWith('audio/'))
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    return <audio className="file-sound" ref={show} controls aria-label={file.name} />
  return null
}
