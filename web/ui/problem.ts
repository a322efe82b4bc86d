import { useSpeech } from '../language.ts'
import { ProblemError } from '../api.ts'

/** Says what went wrong in the language of the page: the server's words where it spoke, the catalogue's where nobody did. */
export function useProblemWords(): (error: unknown) => string {
  const { t, language } = useSpeech()
  return (error) => {
    if (!(error instanceof ProblemError)) return t('failed.unreadable')
    if (error.words) return language === 'en' ? error.words.en : error.words.zh
    return t(`failed.${error.code as 'offline' | 'timeout' | 'unreadable'}`)
  }
}
