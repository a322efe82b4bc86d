import { speak, useSpeech } from '../language.ts'
import { choose, useModes } from '../modes.ts'
import { ReadAloud } from './ReadAloud.tsx'
import './ModeBar.css'

/** How the page is seen and heard: large letters, light or dark, read aloud, the other language. */
export function ModeBar() {
  const { t } = useSpeech()
  const { elder, theme } = useModes()
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  return (
    <fieldset className="modes screen-only">
      <legend className="unseen">{t('modes.label')}</legend>
      <button type="button" aria-pressed={elder} onClick={() => choose({ elder: !elder })}>
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
    </fieldset>
  )
}
