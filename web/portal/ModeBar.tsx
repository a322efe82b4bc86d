import { lazy, Suspense, useState } from 'react'
import { speak, speakPlainly, useSpeech } from '../language.ts'
import { choose, useModes } from '../modes.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { ReadAloud } from './ReadAloud.tsx'
import './ModeBar.css'

const MongolianBlock = lazy(() => import('./mongolian/MongolianBlock.tsx'))

/** How the page is seen and heard: large letters, light or dark, read aloud, in which language. */
export function ModeBar() {
  const { t } = useSpeech()
  const [mongolian, setMongolian] = useState(false)
  const { elder, theme } = useModes()
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  const toggle = () => {
    choose({ elder: !elder })
    void speakPlainly(!elder)
  }
  return (
    <>
      <fieldset className="modes screen-only">
        <legend className="unseen">{t('modes.label')}</legend>
        <button type="button" aria-pressed={elder} onClick={toggle}>
          {t('modes.elder')}
        </button>
        <button type="button" aria-pressed={isDark} onClick={() => choose({ theme: isDark ? 'light' : 'dark' })}>
          {t('modes.dark')}
        </button>
        <ReadAloud />
        <button
          type="button"
          lang={t('language.otherCode')}
          onClick={() => void speak(t('language.otherCode') === 'en' ? 'en' : 'zh')}
        >
          {t('language.other')}
        </button>
        <button type="button" aria-expanded={mongolian} onClick={() => setMongolian(!mongolian)}>
          {t('modes.mongolian')}
        </button>
      </fieldset>
      {mongolian && (
        <div className="mongolian screen-only">
          <Boundary broken={<p>{t('failed.broken.text')}</p>}>
            <Suspense fallback={t('wait.page')}>
              <MongolianBlock />
            </Suspense>
          </Boundary>
        </div>
      )}
    </>
  )
}
