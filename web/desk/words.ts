import { useSpeech } from '../language.ts'
import { staff as en } from '../words/en-staff.ts'
import { staff as zh } from '../words/zh-staff.ts'

/** The words of the pages for those who work, in the language of the page. */
export function useStaffWords(): (key: keyof typeof zh, values?: Readonly<Record<string, string>>) => string {
  const { language } = useSpeech()
  const words = language === 'zh' ? zh : en
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
