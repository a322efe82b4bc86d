import type { ReactNode } from 'react'
import { useSpeech } from '../../language.ts'
import { zh } from '../../words/zh.ts'
import { Button } from '../../ui/Button.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Section } from '../../ui/Page.tsx'
import { Stamp } from '../../ui/Stamp.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { Time } from '../../ui/Time.tsx'
import { JoinedNotice } from '../submit/join/JoinedNotice.tsx'
import { ByLaw } from './ByLaw.tsx'
import { ChainCheck } from './ChainCheck.tsx'
import type { OwnWay } from './own-way.ts'
import { OwnTurn } from './OwnTurn.tsx'
import { Progress } from './Progress.tsx'
import { type Found, promised } from './standing.ts'
import { Told } from './Told.tsx'
import { WhoSaw } from './WhoSaw.tsx'
import './Standing.css'

/** With no unit it was the hotline centre that answered. */
const answered: readonly Found['status'][] = ['resolved', 'cleared']

const explained = (action: string): action is keyof typeof zh.lookUp.step => action in zh.lookUp.step

/** Where a submission stands: state, promise, unit, answer, the road so far, and the words it began with. */
export function Standing({
  found,
  asOf,
  busy,
  another,
  relay,
  way,
  onRefresh,
  onAnother,
}: {
  found: Found
  /** When it was asked, in milliseconds. */
  asOf: number
  busy: boolean
  /** What `onAnother` is called, where it is not looking up another one. */
  another?: string
  /** What units wrote, where they did. */
  relay?: ReactNode
  /** How the submitter acts on it. */
  way: OwnWay
  onRefresh: () => Promise<unknown>
  onAnother: () => void
}) {
  const { t, language, plain } = useSpeech()
  const status = plain(`status:${found.status}`, found.statusText[language])
  const last = found.steps.at(-1)
  return (
    <article className="standing">
      <output className="unseen">
        {busy ? t('wait.lookUp') : t('lookUp.found', { number: found.number, status })}
      </output>
      <header className="standing-head">
        <div>
          <p className="standing-number figures">{found.number}</p>
          <h2>{found.title}</h2>
        </div>
        <Stamp large>{status}</Stamp>
      </header>
      <p className="standing-explain">{t(`lookUp.explain.${found.status}`)}</p>
      <JoinedNotice joined={found.joined} />
      <Facts found={found} asOf={asOf} />
      {found.byLaw && <ByLaw byLaw={found.byLaw} />}
      {found.asks.length > 0 && (
        <OwnTurn found={{ ...found, mayRate: false, rating: null }} way={way} onDone={onRefresh} />
      )}
      <Section title={t('lookUp.reply')}>
        {found.reply ? (
          <p className="standing-reply">{found.reply}</p>
        ) : (
          <p className="standing-none">{t('lookUp.replyNone')}</p>
        )}
      </Section>
      <OwnTurn found={{ ...found, asks: [] }} way={way} onDone={onRefresh} />
      {relay}
      {found.progress && <Progress progress={found.progress} />}
      <Section title={t('lookUp.steps')}>
        <Steps
          steps={found.steps.map((step) => ({
            key: step.seq,
            name: plain(`action:${step.action}`, step[language]),
            when: <Time at={step.at} />,
            text: explained(step.action) ? t(`lookUp.step.${step.action}`) : undefined,
            note: step === last ? t('lookUp.stepsNow') : undefined,
          }))}
          ahead={
            found.dueAt === null
              ? null
              : {
                  name: t('lookUp.due'),
                  when: <Time at={found.dueAt} />,
                  text: promised(found, asOf) === 'overdue' ? t('lookUp.overdue') : undefined,
                }
          }
        />
      </Section>
      <Told found={found} />
      <ChainCheck way={way} />
      <WhoSaw found={found} />
      <Section title={t('lookUp.own')}>
        <blockquote className="standing-own">{found.text}</blockquote>
        <Files found={found} />
      </Section>
      <div className="standing-actions screen-only">
        <Button onClick={() => void onRefresh()} busy={busy}>
          {t('lookUp.refresh')}
        </Button>
        <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
        <Button kind="quiet" onClick={onAnother}>
          {another ?? t('lookUp.another')}
        </Button>
      </div>
    </article>
  )
}

function Facts({ found, asOf }: { found: Found; asOf: number }) {
  const { t } = useSpeech()
  const state = promised(found, asOf)
  const due: Readonly<Record<typeof state, ReactNode>> = {
    due: found.dueAt && <Time at={found.dueAt} />,
    overdue: (
      <>
        {found.dueAt && <Time at={found.dueAt} />}
        <strong className="standing-overdue">{t('lookUp.overdue')}</strong>
      </>
    ),
    none: t('lookUp.dueNone'),
    paused: t('lookUp.duePaused'),
    done: t('lookUp.dueDone'),
  }
  return (
    <dl className="facts">
      <div>
        <dt>{t('lookUp.unit')}</dt>
        <dd>{found.unit ?? t(answered.includes(found.status) ? 'lookUp.unitHotline' : 'lookUp.unitNone')}</dd>
      </div>
      <div>
        <dt>{t('lookUp.due')}</dt>
        <dd>{due[state]}</dd>
      </div>
      <div>
        <dt>{t('lookUp.received')}</dt>
        <dd>
          <Time at={found.receivedAt} />
        </dd>
      </div>
    </dl>
  )
}

function Files({ found }: { found: Found }) {
  const { t } = useSpeech()
  const write = useWriter()
  if (found.attachments.length === 0) return null
  return (
    <div className="standing-files">
      <h3>{t('lookUp.files')}</h3>
      <ul>
        {found.attachments.map(({ id, name, bytes }) => (
          <li key={id}>
            {name} <small>{write.megabytes(bytes)}</small>
          </li>
        ))}
      </ul>
    </div>
  )
}
