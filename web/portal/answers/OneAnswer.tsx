import { useWriter } from '../../ui/moment.ts'
import type { CheckedAnswer } from './use-answers.ts'
import { useAnswersWords } from './words.ts'

/** A question that opens to its answer, with what it rests on and when it was checked. */
export function OneAnswer({ answer: one, open }: { answer: CheckedAnswer; open: boolean }) {
  const say = useAnswersWords()
  const write = useWriter()
  const facts = [
    ['category', one.category],
    ['region', one.region],
    ['basis', one.basis],
    ['checkedOn', write.day(one.checkedOn)],
  ] as const
  return (
    <li>
      <details className="answer" open={open} lang="zh-CN">
        <summary>{one.question}</summary>
        <div className="answer-words">
          {one.answer.split(/\n+/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <dl>
            {facts.map(
              ([name, text]) =>
                text && (
                  <div key={name}>
                    <dt>{say(name)}</dt>
                    <dd>{text}</dd>
                  </div>
                ),
            )}
          </dl>
        </div>
      </details>
    </li>
  )
}
