import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useRef, useState } from 'react'
import type { NoticeTemplate } from '../../../domain/catalogue/rows.ts'
import { type NoticeKind, noticeKinds, placeholders } from '../../../domain/notice/kinds.ts'
import { templateCode } from '../../../domain/notice/template.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { previewNotice } from '../calls.ts'
import { type Kept, useSaveTemplate } from './use-templates.ts'
import { useNoticesWords } from './words.ts'

const channels = ['any', 'sms', 'email', 'page'] as const
const languages = ['zh', 'en'] as const
type Place = Readonly<{ channel: (typeof channels)[number]; language: (typeof languages)[number] }>

/** The words of one kind, and how they come out. */
export function TemplateForm({ kind, templates }: { kind: NoticeKind; templates: ReadonlyMap<string, Kept> }) {
  const w = useNoticesWords()
  const { language: speech } = useSpeech()
  const [place, setPlace] = useState<Place>({ channel: 'any', language: 'zh' })
  const code = templateCode(kind, place.channel, place.language)
  return (
    <section className="sheet notices-form">
      <h2>{noticeKinds[kind][speech]}</h2>
      <div className="notices-place">
        <Segmented
          aria-label={w('channel')}
          value={place.channel}
          onChange={(channel) => setPlace({ ...place, channel })}
          options={channels.map((value) => ({ value, label: w(`channel.${value}`) }))}
        />
        <Segmented
          aria-label={w('language')}
          value={place.language}
          onChange={(language) => setPlace({ ...place, language })}
          options={languages.map((value) => ({ value, label: w(`language.${value}`) }))}
        />
      </div>
      <p className="nothing">{w('channelHint')}</p>
      <Words key={code} kind={kind} place={place} templates={templates} />
    </section>
  )
}

function Words({ kind, place, templates }: { kind: NoticeKind; place: Place; templates: ReadonlyMap<string, Kept> }) {
  const w = useNoticesWords()
  const { language: speech } = useSpeech()
  const save = useSaveTemplate()
  const { channel, language } = place
  const code = templateCode(kind, channel, language)
  const kept = templates.get(code)
  const begin = kept ?? templates.get(templateCode(kind, 'any', language))
  const [text, setText] = useState(begin?.row.text ?? '')
  const [subject, setSubject] = useState(begin?.row.subject ?? '')
  const area = useRef<HTMLTextAreaElement | null>(null)
  const row: NoticeTemplate = { code, kind, channel, language, subject: subject.trim() || null, text }
  const preview = useQuery({
    queryKey: ['notice-preview', row],
    queryFn: () => call(previewNotice, { body: row }),
    enabled: text.trim() !== '',
    placeholderData: (before) => before,
  })
  const saving = useMutation({ mutationFn: () => save(row, kept?.version ?? 0) })
  const faults = text.trim() === '' ? [] : (preview.data?.faults ?? [])
  const put = (name: string) => {
    const { selectionStart: from = text.length, selectionEnd: to = from } = area.current ?? {}
    setText(`${text.slice(0, from)}{${name}}${text.slice(to)}`)
    area.current?.focus()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!saving.isPending) saving.mutate()
      }}
    >
      {(channel === 'email' || channel === 'any') && (
        <>
          <label htmlFor="notice-subject">{w('subject')}</label>
          <Input
            id="notice-subject"
            value={subject}
            maxLength={100}
            onChange={({ target }) => setSubject(target.value)}
          />
        </>
      )}
      <label htmlFor="notice-text">{w('text')}</label>
      <textarea
        id="notice-text"
        className="notices-text"
        ref={area}
        rows={5}
        maxLength={1000}
        value={text}
        aria-describedby="notice-faults"
        onChange={({ target }) => setText(target.value)}
      />
      <p className="notices-may">
        {w('may')}
        {noticeKinds[kind].may.map((name) => (
          <Button key={name} size="small" onClick={() => put(name)}>
            {`{${name}} ${placeholders[name][speech]}`}
          </Button>
        ))}
      </p>
      <ul id="notice-faults" className="notices-faults" aria-live="polite">
        {faults.map((fault) => (
          <li key={fault.en}>{fault[speech]}</li>
        ))}
      </ul>
      {preview.error && <Failure error={preview.error} onAgain={() => void preview.refetch()} />}
      {preview.data && text.trim() !== '' && (
        <figure className="notices-preview">
          <figcaption>
            {w('preview')} · {w('length', { n: preview.data.text.length })}
            {(channel === 'any' || channel === 'sms') && ` · ${w('segments', { n: preview.data.segments })}`}
          </figcaption>
          {(channel === 'email' || subject.trim() !== '') && <p className="notices-subject">{preview.data.subject}</p>}
          <p lang={language === 'zh' ? 'zh-CN' : 'en'}>{preview.data.text}</p>
          <small>{w('sample')}</small>
        </figure>
      )}
      {!kept && channel !== 'any' && <p className="nothing">{w('own')}</p>}
      <Button
        type="primary"
        htmlType="submit"
        loading={saving.isPending}
        disabled={text.trim() === '' || faults.length > 0}
      >
        {w('save')}
      </Button>
      {saving.isSuccess && <output className="notices-saved">{w('saved')}</output>}
      {saving.error && !saving.isPending && <Failure error={saving.error} onAgain={() => saving.mutate()} />}
    </form>
  )
}
