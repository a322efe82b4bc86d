import { App, ConfigProvider } from 'antd'
import enGB from 'antd/es/locale/en_GB.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import 'antd/dist/antd.css'
import { Navigate, useLocation } from 'react-router'
import { ProblemError } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { usePreferences } from '../preferences.ts'
import { styleNonce, themeOf } from '../theme.ts'
import { useMe } from '../use-me.ts'
import { Door } from './Door.tsx'
import { Frame } from './Frame.tsx'
import { useShellWords } from './words.ts'

const csp = { nonce: styleNonce() }

/** The desk of somebody who is signed in; whoever is not is led to the door, and back here afterwards. */
export default function Shell() {
  const w = useShellWords()
  const { language } = useSpeech()
  const preferences = usePreferences()
  const own = useMe()
  const { pathname, search } = useLocation()
  if (own.error instanceof ProblemError && /^(not-signed-in|second-factor-missing)$/.test(own.error.code))
    return <Navigate to={`${paths.signIn}?to=${encodeURIComponent(pathname + search)}`} replace />
  if (!own.data)
    return (
      <Door>
        {own.error && !own.isFetching ? (
          <Failure error={own.error} onAgain={() => void own.refetch()} />
        ) : (
          <Wait words={w('waiting')} />
        )}
      </Door>
    )
  return (
    <ConfigProvider
      // Nothing moves that tells nothing: what was pressed shows what became of it.
      wave={{ disabled: true }}
      locale={language === 'en' ? enGB : zhCN}
      theme={themeOf(preferences)}
      csp={csp}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <Frame own={own.data} />
      </App>
    </ConfigProvider>
  )
}
