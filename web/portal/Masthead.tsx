import { lazy, Suspense, useState } from 'react'
import { Link, NavLink } from 'react-router'
import { useSpeech } from '../language.ts'
import { paths } from '../paths.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { ModeBar } from './ModeBar.tsx'
import { useBook } from './use-book.ts'
import './Masthead.css'

const MongolianBlock = lazy(() => import('./mongolian/MongolianBlock.tsx'))
const jobs = ['submit', 'lookUp', 'answers', 'book'] as const

/** Whose site this is, the hotline, the jobs, and how the page is seen: on every page, in the same place. The hotline stays when the page is scrolled. */
export function Masthead() {
  const { t } = useSpeech()
  const [mongolian, setMongolian] = useState(false)
  const { data: book } = useBook()
  return (
    <>
      <header className="masthead">
        <ModeBar mongolian={mongolian} onMongolian={() => setMongolian(!mongolian)} />
        <div className="masthead-row">
          <Link className="masthead-name" to={paths.home}>
            <img src="/seal.svg" alt="" width="48" height="48" />
            <span>
              <b>{t('name')}</b>
              <span className="masthead-place">
                {book?.prefecture.name ?? '\u00a0'}
                {book?.prefecture.demo && <small className="masthead-demo">{t('demo.tag')}</small>}
              </span>
            </span>
          </Link>
          <a className="masthead-hotline" href="tel:12345">
            <span>{t('hotline.label')}</span>
            <b className="figures">12345</b>
          </a>
        </div>
        <nav className="masthead-jobs screen-only" aria-label={t('nav.label')}>
          {jobs.map((job) => (
            <NavLink key={job} to={paths[job]}>
              {t(`nav.${job}`)}
            </NavLink>
          ))}
        </nav>
      </header>
      {/* Below what stays when the page is scrolled. */}
      {mongolian && (
        <aside className="mongolian screen-only" aria-label={t('modes.mongolian')}>
          <Boundary broken={<p>{t('failed.broken.text')}</p>}>
            <Suspense fallback={t('wait.page')}>
              <MongolianBlock />
            </Suspense>
          </Boundary>
        </aside>
      )}
    </>
  )
}
