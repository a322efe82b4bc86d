import { type Language, useSpeech } from '../../language.ts'
import { ProblemError } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import type { FieldName, Wrong } from './check.ts'

/** What to say at a field: our own check first, then what the server said about it. */
export function useFieldErrors(
  wrong: Readonly<Partial<Record<FieldName, Wrong>>>,
  cause: unknown,
): (field: FieldName) => string | undefined {
  const { t, language } = useSpeech()
  const write = useWriter()
  const told = cause instanceof ProblemError ? cause.fields : []
  return (field) => {
    const own = wrong[field]
    // The ways to be told have words of their own, which come with them.
    if (own && own.key !== 'noMobile' && own.key !== 'email') {
      const { key, max = 0, over = 0 } = own
      return t(`submit.check.${key}`, { max: write.number(max), over: write.number(over) })
    }
    const message = told.find(({ path }) => path.split('.').at(-1) === field)?.message
    return message && inLanguage(message, language)
  }
}

/** The contract's messages carry both languages, Chinese first. */
function inLanguage(message: string, language: Language): string {
  const [zh = message, en = zh] = message.split(' / ')
  return language === 'en' ? en : zh
}
