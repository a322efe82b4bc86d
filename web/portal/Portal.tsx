import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { useSpeech } from '../language.ts'
import { paths } from '../paths.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Wait } from '../ui/Wait.tsx'
import { BrokenPage } from './BrokenPage.tsx'
import { Foot } from './Foot.tsx'
import { HomePage } from './home/HomePage.tsx'
import { Masthead } from './Masthead.tsx'
import { MissingPage } from './MissingPage.tsx'
// What most come for is there at once: on a slow phone each further file is a way there and back.
import SubmitPage from './submit/SubmitPage.tsx'
import './Portal.css'

const pages = {
  lookUp: () => import('./look-up/LookUpPage.tsx'),
  mine: () => import('./mine/MinePage.tsx'),
  book: () => import('./book/BookPage.tsx'),
  answers: () => import('./answers/AnswersPage.tsx'),
  rate: () => import('./rate/RatePage.tsx'),
}
// After the first page stands: it brings the store of the device along.
const OfflineBar = lazy(() => import('../offline/OfflineBar.tsx').catch(() => ({ default: Nothing })))
const LookUpPage = lazy(pages.lookUp)
const MinePage = lazy(pages.mine)
const BookPage = lazy(pages.book)
const AnswersPage = lazy(pages.answers)
const RatePage = lazy(pages.rate)

/** The citizens' entry: what stands around every page, and which page stands where. */
export function Portal() {
  const { t } = useSpeech()
  const { pathname } = useLocation()
  const [late, setLate] = useState(false)
  useEffect(() => afterwards(() => setLate(true)), [])
  return (
    <>
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          // Without a change of address: the history holds the receipt.
          event.preventDefault()
          document.getElementById('content')?.focus()
        }}
      >
        {t('skip')}
      </a>
      <Masthead />
      <Boundary
        key={pathname}
        broken={
          <>
            <Main>
              <BrokenPage />
            </Main>
            <Foot />
          </>
        }
      >
        {/* The foot comes with the page: standing alone it would be pushed away by it. */}
        <Suspense
          fallback={
            <Main>
              <Wait words={t('wait.page')} />
            </Main>
          }
        >
          <Main>
            <Routes>
              <Route path={paths.home} element={<HomePage />} />
              <Route path={paths.submit} element={<SubmitPage />} />
              <Route path={paths.lookUp} element={<LookUpPage />} />
              <Route path={paths.mine} element={<MinePage />} />
              <Route path={paths.book} element={<BookPage />} />
              <Route path={paths.answers} element={<AnswersPage />} />
              <Route path={paths.rate} element={<RatePage />} />
              <Route path="*" element={<MissingPage />} />
            </Routes>
          </Main>
          <Foot />
        </Suspense>
      </Boundary>
      {late && (
        <Suspense fallback={null}>
          <OfflineBar />
        </Suspense>
      )}
    </>
  )
}

function Main({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="content">
      {children}
    </main>
  )
}

function Nothing() {
  return null
}

/** Once the first page stands still, the others are fetched, so that they open when the network is gone. */
function afterwards(then: () => void) {
  const later = setTimeout(() => {
    then()
    for (const page of Object.values(pages)) page().catch(() => undefined)
  }, 1500)
  return () => clearTimeout(later)
}
