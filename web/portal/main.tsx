import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { rememberedLanguage, speak } from '../language.ts'
import { rememberModes } from '../modes.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { ensureChineseFont } from '../ui/chinese-font.ts'
import { Portal } from './Portal.tsx'

// A call fails by itself when there is no network, and says so; nothing waits in silence.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
})

const { elder } = rememberModes()
ensureChineseFont().catch(() => undefined)
speak(rememberedLanguage(), elder)
  .catch(() => undefined)
  .then(() =>
    createRoot(document.getElementById('root') as HTMLElement).render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Portal />
          </BrowserRouter>
        </QueryClientProvider>
      </StrictMode>,
    ),
  )
  .catch(reportError)
