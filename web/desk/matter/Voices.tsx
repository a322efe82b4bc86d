import { Button } from 'antd'
import { useState } from 'react'
import { channels, secrecies, type Secrecy } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { Time } from '../../ui/Time.tsx'
import type { Folder } from '../act/fields.ts'
import { useMe } from '../use-me.ts'
import { Attachments } from './Attachments.tsx'
import { Identity } from './Identity.tsx'
import { RedactionDialog } from './RedactionDialog.tsx'
import { RelayDrawer } from './RelayDrawer.tsx'
import { useMatterWords } from './words.ts'

export type VoiceOf = Folder['voices'][number]

/** As many as are drawn before one asks for the others. */
const FIRST = 10

/** 群众原话: the words of everyone who spoke, as far as they are for the reader. */
export function Voices({ folder }: { folder: Folder }) {
  const w = useMatterWords()
  const write = useWriter()
  const [all, setAll] = useState(false)
  const { voices, matter } = folder
  return (
    <section className="sheet">
      <h2>{voices.length > 1 ? w('voices.many', { n: write.number(voices.length) }) : w('voices')}</h2>
      {voices.length === 0 && <p className="nothing">{w(matter.mergedInto ? 'voices.merged' : 'voices.none')}</p>}
      <ul className="voices">
        {(all ? voices : voices.slice(0, FIRST)).map((voice) => (
          <VoiceItem key={voice.submissionId} voice={voice} folder={folder} matterId={matter.id} />
        ))}
      </ul>
      {!all && voices.length > FIRST && (
        <Button onClick={() => setAll(true)}>{w('voices.all', { n: write.number(voices.length) })}</Button>
      )}
    </section>
  )
}

function VoiceItem({ voice, folder, matterId }: { voice: VoiceOf; folder: Folder; matterId: string }) {
  const w = useMatterWords()
  const { language } = useSpeech()
  const roles = useMe().data?.roles ?? []
  const [open, setOpen] = useState<'relay' | 'redaction' | null>(null)
  const holds = (...these: readonly string[]) => roles.some((role) => these.includes(role))
  const isTold = voice.sees.words !== 'none'
  return (
    <li className="voice">
      <p className="voice-head">
        <span className="figures">{voice.number}</span>
        <span>{channels[voice.channel][language]}</span>
        <Time at={voice.receivedAt} short />
        <span className="tag">{secrecies[voice.secrecy as Secrecy][language]}</span>
        {voice.sees.words === 'redacted' && <span className="tag">{w('voice.redacted')}</span>}
        {voice.outcome && <span className="tag tag-good">{w('voice.asked')}</span>}
        {!voice.outcome && voice.attempts > 0 && (
          <span className="tag">{w('voice.attempts', { n: voice.attempts })}</span>
        )}
      </p>
      <p className="said">{isTold ? voice.text : w('voice.withheld')}</p>
      <Attachments attachments={voice.attachments} />
      <div className="voice-foot">
        <Identity matterId={matterId} voice={voice} />
        {holds('unitHandler', 'unitLeader', 'dispatcher', 'supervisor') && (
          <Button size="small" onClick={() => setOpen('relay')}>
            {w('relay')}
          </Button>
        )}
        {holds('dispatcher', 'supervisor') && isTold && (
          <Button size="small" onClick={() => setOpen('redaction')}>
            {w('redaction')}
          </Button>
        )}
      </div>
      {open === 'relay' && (
        <RelayDrawer folder={folder} submissionId={voice.submissionId} onClose={() => setOpen(null)} />
      )}
      {open === 'redaction' && (
        <RedactionDialog matterId={matterId} submissionId={voice.submissionId} onClose={() => setOpen(null)} />
      )}
    </li>
  )
}
