import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { paths } from '../paths.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Wait } from '../ui/Wait.tsx'
import { BrokenDesk } from './shell/BrokenDesk.tsx'
import { Door } from './shell/Door.tsx'
import { useShellWords } from './shell/words.ts'

// Who is still at the door does not wait for the house to be fetched.
const SignInPage = lazy(() => import('./sign-in/SignInPage.tsx'))
const SetUpPage = lazy(() => import('./set-up/SetUpPage.tsx'))
const Shell = lazy(() => import('./shell/Shell.tsx'))

/** The entry of those who work: the door, and behind it the rooms. */
export function Desk() {
  const w = useShellWords()
  return (
    <Boundary broken={<BrokenDesk />}>
      <Suspense
        fallback={
          <Door>
            <Wait words={w('waiting')} />
          </Door>
        }
      >
        <Routes>
          <Route
            path={paths.signIn}
            element={
              <Door>
                <SignInPage />
              </Door>
            }
          />
          <Route
            path={paths.setUp}
            element={
              <Door>
                <SetUpPage />
              </Door>
            }
          />
          <Route path={`${paths.desk}/*`} element={<Shell />} />
        </Routes>
      </Suspense>
    </Boundary>
  )
}
