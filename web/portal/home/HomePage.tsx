import { Link } from 'react-router'
import { useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Balance } from '../book/Balance.tsx'
import { useBook } from '../use-book.ts'
import './HomePage.css'

const jobs = ['submit', 'lookUp', 'answers', 'book'] as const
const road = ['register', 'open', 'dispatch', 'claim', 'answer', 'followUp', 'clear'] as const

/** The first page: what can be done here, what the book says this month, and how a matter goes. */
export function HomePage() {
  const { t } = useSpeech()
  return (
    <Page title={t('home.title')} heading={t('home.slogan')} lead={t('home.lead')} shape="home">
      <nav className="home-jobs" aria-label={t('home.jobs')}>
        <ol className="jobs">
          {jobs.map((job) => (
            <li key={job}>
              <Link to={paths[job]} className={`job job-${job}`}>
                <span className="job-numeral" aria-hidden="true">
                  {t(`home.${job}.numeral`)}
                </span>
                <span>
                  <b>{t(`home.${job}.name`)}</b>
                  <span className="job-text">{t(`home.${job}.text`)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Month />
      <Section title={t('home.road.title')}>
        <ol className="road">
          {road.map((step) => (
            <li key={step}>
              <b>{t(`home.road.${step}.name`)}</b>
              <p>{t(`home.road.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </Section>
    </Page>
  )
}

function Month() {
  const { t } = useSpeech()
  const write = useWriter()
  const { data: book, error, isFetching, refetch } = useBook()
  return (
    <section className="home-month" aria-labelledby="home-month">
      <h2 id="home-month">{book ? t('book.balance', { month: write.month(book.month.from) }) : t('home.month')}</h2>
      {book && <Balance figures={book.balance} />}
      {!book && error !== null && <Failure error={error} onAgain={() => void refetch()} busy={isFetching} />}
      {!book && error === null && <Wait words={t('wait.book')} lines={8} />}
      {book && (
        <p>
          <Link to={paths.book} className="home-more">
            {t('home.more')}
          </Link>
        </p>
      )}
    </section>
  )
}
