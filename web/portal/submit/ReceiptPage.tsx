import { lazy, type ReactNode, Suspense } from 'react'
import { useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Time } from '../../ui/Time.tsx'
import { CopyButton } from './CopyButton.tsx'
import { JoinedNotice } from './join/JoinedNotice.tsx'
import type { Receipt } from './send.ts'
import './ReceiptPage.css'

// Without it the receipt stands all the same: number and code are there at once.
const Keep = lazy(() => import('./Keep.tsx'))

const after = ['judge', 'unit', 'look'] as const
/** The others' matter has been judged already. */
const afterJoining = ['unit', 'look'] as const

/** The receipt: number and code to keep, what happens next, and between them the files on their way. */
export function ReceiptPage({ receipt, children }: { receipt: Receipt; children?: ReactNode }) {
  const { t } = useSpeech()
  const { number, queryCode, joined } = receipt
  return (
    <Page title={t('receipt.title')} lead={t('receipt.lead')}>
      {receipt.earlier && <Notice tone="wrong" title={t('receipt.earlier')} />}
      <div className="receipt">
        <dl>
          <div>
            <dt>{t('receipt.number')}</dt>
            <dd className="figures receipt-large">{number}</dd>
          </div>
          <div>
            <dt>{t('receipt.code')}</dt>
            <dd className="figures receipt-large receipt-code">{queryCode}</dd>
          </div>
          <div>
            <dt>{t('receipt.at')}</dt>
            <dd>
              <Time at={receipt.receivedAt} />
            </dd>
          </div>
        </dl>
        <img className="receipt-seal" src="/seal.svg" alt="" width="64" height="64" />
      </div>
      <div className="receipt-actions screen-only">
        <CopyButton text={t('receipt.copyText', { number, code: queryCode })} />
        <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
      </div>
      <JoinedNotice joined={joined} />
      <p className="receipt-keep">{t('receipt.keep')}</p>
      <Boundary broken={null}>
        <Suspense>
          <Keep receipt={receipt} />
        </Suspense>
      </Boundary>
      {children}
      <Section title={t('receipt.next.title')}>
        <ol className="receipt-next">
          {(joined?.state === 'joined' ? afterJoining : after).map((step) => (
            <li key={step}>{t(`receipt.next.${step}`)}</li>
          ))}
        </ol>
      </Section>
      <div className="receipt-actions screen-only">
        <ButtonLink to={paths.lookUp} state={{ number, code: queryCode }}>
          {t('receipt.look')}
        </ButtonLink>
        <ButtonLink to={paths.submit}>{t('receipt.another')}</ButtonLink>
      </div>
    </Page>
  )
}
