import { useMemo } from 'react'
import { type Language, useSpeech } from '../language.ts'

/** Writes shares, 0 to 1, in whole percents; to a tenth where a whole one would say all of what is not all, or nothing of something. */
export function shareIn(language: Language): (part: number) => string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const whole = new Intl.NumberFormat(locale, { style: 'percent' })
  const fine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return (part) => {
    const isAlmost = (part > 0 && part < 0.005) || (part >= 0.995 && part < 1)
    return isAlmost ? fine.format(Math.min(0.999, Math.max(0.001, part))) : whole.format(part)
  }
}

/** `shareIn` in the language of the page. */
export function useShare(): (part: number) => string {
  const { language } = useSpeech()
  return useMemo(() => shareIn(language), [language])
}
