import { useWriter } from '../../ui/moment.ts'
import type { Found } from './use-answers.ts'
import { useAnswersWords } from './words.ts'

type Asked = Readonly<{
  categories: Found['categories']
  chosen: string
  /** Empty: all of them. */
  onChoose: (code: string) => void
}>

/** The categories that have answers, one of them chosen or all; left out where there is nothing to choose. */
export function Categories({ categories, chosen, onChoose }: Asked) {
  const say = useAnswersWords()
  const write = useWriter()
  if (categories.length < 2 && !chosen) return null
  return (
    <fieldset className="answers-categories screen-only" aria-label={say('about')}>
      <button type="button" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
        {say('all')}
      </button>
      {categories.map(({ code, name, count }) => (
        <button key={code} type="button" aria-pressed={chosen === code} onClick={() => onChoose(code)}>
          {say('counted', { name, n: write.number(count) })}
        </button>
      ))}
    </fieldset>
  )
}
