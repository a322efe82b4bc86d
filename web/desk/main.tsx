import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { rememberedLanguage, speak } from '../language.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { ensureChineseFont } from '../ui/chinese-font.ts'
import { Desk } from './Desk.tsx'
import { rememberPreferences } from './preferences.ts'
import { queries } from './queries.ts'

rememberPreferences()
ensureChineseFont().catch(() => undefined)
speak(rememberedLanguage())
  .catch(() => undefined)
  .then(() =>
    createRoot(document.getElementById('root') as HTMLElement).render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Desk />
          </BrowserRouter>
        </QueryClientProvider>
      </StrictMode>,
    ),
  )
  .catch(reportError)
