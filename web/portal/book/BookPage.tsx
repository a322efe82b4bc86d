import { useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { type Book, useBook } from '../use-book.ts'
import { Balance } from './Balance.tsx'
import './BookPage.css'
import { ByStatus } from './ByStatus.tsx'
import { PublicMatters } from './PublicMatters.tsx'

/** 看账本: the month's balance, where all matters stand, and those that may be public. */
export default function BookPage() {
  const { t } = useSpeech()
  const { data: book, error, isFetching, refetch } = useBook()
  const refresh = () => void refetch()
  const lead = book ? t('book.leadNamed', { name: book.prefecture.name }) : t('book.lead')
  return (
    <Page title={t('book.title')} lead={lead} shape="wide">
      {book && <DataTime book={book} busy={isFetching} failed={error !== null} onRefresh={refresh} />}
      {!book && error !== null && <Failure error={error} onAgain={refresh} busy={isFetching} />}
      {!book && error === null && <Wait words={t('wait.book')} lines={14} />}
      {book && <Sheets book={book} />}
    </Page>
  )
}

type Asked = Readonly<{ book: Book; busy: boolean; failed: boolean; onRefresh: () => void }>

function DataTime({ book, busy, failed, onRefresh }: Asked) {
  const { t } = useSpeech()
  const time = useWriter().moment(book.at)
  return (
    <div className="book-time">
      <output>{busy ? t('book.refreshing') : t(failed ? 'book.stale' : 'book.at', { time })}</output>
      <Button className="screen-only" onClick={onRefresh} busy={busy}>
        {t('book.refresh')}
      </Button>
    </div>
  )
}

function Sheets({ book }: { book: Book }) {
  const { t } = useSpeech()
  const write = useWriter()
  if (book.byStatus.every(({ count }) => count === 0)) {
    return (
      <Notice tone="note" title={t('book.empty.title')}>
        <p>{t('book.empty.text')}</p>
        <ButtonLink to={paths.submit}>{t('nav.submit')}</ButtonLink>
      </Notice>
    )
  }
  return (
    <>
      <div className="book-sheets">
        <Section title={t('book.balance', { month: write.month(book.month.from) })}>
          <Balance figures={book.balance} />
        </Section>
        <Section title={t('book.byStatus')}>
          <ByStatus counts={book.byStatus} />
        </Section>
      </div>
      <PublicMatters />
    </>
  )
}
