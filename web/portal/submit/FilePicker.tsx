import { type ChangeEvent, useState } from 'react'
import { useSpeech } from '../../language.ts'
import { FieldGroup } from '../../ui/Field.tsx'
import { useWriter } from '../../ui/moment.ts'
import { ACCEPTED, type Chosen, choose, type FileRefusal, MOST_BYTES, MOST_FILES } from './files.ts'
import './FilePicker.css'

/** Files to go with the words; they are sent once there is a number to send them to. */
export function FilePicker({
  chosen,
  onChange,
}: {
  chosen: readonly Chosen[]
  onChange: (chosen: readonly Chosen[]) => void
}) {
  const { t } = useSpeech()
  const write = useWriter()
  const [refused, setRefused] = useState<readonly FileRefusal[]>([])
  const size = write.megabytes(MOST_BYTES)
  const words = (refusal: FileRefusal) =>
    refusal.key === 'filesMany'
      ? t('submit.check.filesMany', { max: write.number(MOST_FILES) })
      : t(`submit.check.${refusal.key}`, { name: refusal.name, size })

  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const next = choose(chosen, [...(target.files ?? [])])
    setRefused(next.refused)
    onChange(next.chosen)
    // The same file may be chosen again after it was removed.
    target.value = ''
  }
  const remove = (id: string) => {
    setRefused([])
    onChange(chosen.filter((one) => one.id !== id))
  }

  return (
    <FieldGroup
      label={t('submit.files.label')}
      hint={t('submit.files.hint', { max: write.number(MOST_FILES), size })}
      error={refused.map(words).join(' ') || undefined}
      optional
    >
      <label className="file-pick button">
        <input type="file" multiple accept={ACCEPTED} onChange={pick} className="unseen" />
        {t('submit.files.pick')}
      </label>
      <output className="unseen">
        {chosen.length > 0 && t('submit.files.chosen', { n: write.number(chosen.length) })}
      </output>
      <ul className="file-list">
        {chosen.map(({ id, file }) => (
          <li key={id}>
            <span>{file.name}</span>
            <small className="figures">{write.megabytes(file.size)}</small>
            <button
              type="button"
              className="file-remove"
              aria-label={t('submit.files.remove', { name: file.name })}
              onClick={() => remove(id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}
