import { speak, speakPlainly, useSpeech } from '../language.ts'
import { choose, useModes } from '../modes.ts'
import { ReadAloud } from './ReadAloud.tsx'
import './ModeBar.css'

/** How the page is seen and heard: large letters, light or dark, read aloud, in which language. */
export function ModeBar({ mongolian, onMongolian }: { mongolian: boolean; onMongolian: () => void }) {
  const { t } = useSpeech()
  const { elder, theme } = useModes()
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  const toggle = () => {
    choose({ elder: !elder })
    void speakPlainly(!elder)
  }
  return (
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
      <button type="button" aria-expanded={mongolian} onClick={onMongolian}>
        {t('modes.mongolian')}
      </button>
    </fieldset>
  )
}
