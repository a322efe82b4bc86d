import { useFilter } from '../../desk/use-filter.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Wait } from '../../ui/Wait.tsx'
import './AnswersPage.css'
import { Categories } from './Categories.tsx'
import { OneAnswer } from './OneAnswer.tsx'
import { SearchForm } from './SearchForm.tsx'
import { useAnswers } from './use-answers.ts'
import { useAnswersWords } from './words.ts'

/** 问一问: checked answers, by words and by category; what is asked for stands in the address. */
export default function AnswersPage() {
  const say = useAnswersWords()
  const [filter, change] = useFilter(['words', 'category'])
  const { words = '', category = '' } = filter
  return (
    <Page title={say('title')} lead={say('lead')}>
      <SearchForm key={words} words={words} onFind={(asked) => change({ words: asked, category: '' })} />
      <Answers words={words} category={category} onCategory={(code) => change({ category: code })} />
    </Page>
  )
}

type Asked = Readonly<{ words: string; category: string; onCategory: (code: string) => void }>

function Answers({ words, category, onCategory }: Asked) {
  const say = useAnswersWords()
  const write = useWriter()
  const { data, error, isFetching, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    useAnswers({ ...(words && { words }), ...(category && { category }) })
  const again = () => void (data ? fetchNextPage() : refetch())
  const [first] = data?.pages ?? []
  if (!data || !first) {
    if (error) return <Failure error={error} onAgain={again} busy={isFetching} />
    return <Wait words={say('waiting')} lines={8} />
  }
  if (first.total === 0) return <Nothing asked={words !== '' || category !== ''} />
  const rows = data.pages.flatMap((page) => page.rows)
  return (
    <>
      <Categories categories={first.categories} chosen={category} onChoose={onCategory} />
      <output className="answers-total">
        {isPlaceholderData ? say('waiting') : say('total', { n: write.number(first.total) })}
      </output>
      <ul className={isPlaceholderData ? 'answers answers-old' : 'answers'} aria-busy={isFetching}>
        {rows.map((answer, n) => (
          <OneAnswer key={`${words} ${answer.code}`} answer={answer} open={words !== '' && n === 0} />
        ))}
      </ul>
      {error && <Failure error={error} onAgain={again} busy={isFetching} />}
      {hasNextPage && !error && (
        <p className="answers-more screen-only">
          <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage}>
            {isFetchingNextPage ? say('waiting') : say('more')}
          </Button>
        </p>
      )}
      <div className="answers-unsolved screen-only">
        <p>{say('unsolved')}</p>
        <ButtonLink to={paths.submit}>{say('submit')}</ButtonLink>
      </div>
    </>
  )
}

function Nothing({ asked }: { asked: boolean }) {
  const say = useAnswersWords()
  return (
    <Notice tone="note" title={say(asked ? 'none' : 'noneYet')} spoken>
      <p>{say(asked ? 'noneText' : 'noneYetText')}</p>
      <ButtonLink to={paths.submit}>{say('submit')}</ButtonLink>
    </Notice>
  )
}
