import { useState } from 'react'
import { type NoticeKind, noticeKinds } from '../../../domain/notice/kinds.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { TemplateForm } from './TemplateForm.tsx'
import { useTemplates } from './use-templates.ts'
import { useNoticesWords } from './words.ts'

const kinds = Object.keys(noticeKinds) as NoticeKind[]
const sides = ['submitter', 'staff'] as const

/** 通知模板: every kind beside the one that is being written. */
export function Templates() {
  const w = useNoticesWords()
  const { language } = useSpeech()
  const [kind, setKind] = useState<NoticeKind>('registered')
  const templates = useTemplates()
  if (templates.error) return <Failure error={templates.error} onAgain={() => void templates.refetch()} />
  if (!templates.data) return <Wait words={w('loading')} />
  return (
    <div className="notices-words">
      <nav className="notices-kinds" aria-label={w('kind')}>
        {sides.map((side) => (
          <section key={side}>
            <h2>{w(`to.${side}`)}</h2>
            <ul>
              {kinds
                .filter((one) => noticeKinds[one].to === side)
                .map((one) => (
                  <li key={one}>
                    <button type="button" aria-current={one === kind ? 'true' : undefined} onClick={() => setKind(one)}>
                      {noticeKinds[one][language]}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
      <TemplateForm key={kind} kind={kind} templates={templates.data} />
    </div>
  )
}
