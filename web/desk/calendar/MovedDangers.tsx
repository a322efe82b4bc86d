import { useDangerWords } from './danger-words.ts'
import type { RulesTold } from './RulesPreview.tsx'

/** How many of the newest messages other words of danger would flag. */
export function MovedDangers({ dangers }: { dangers: NonNullable<RulesTold['dangers']> }) {
  const d = useDangerWords()
  const { looked, before, after, gained, lost } = dangers
  return (
    <>
      <h2>{d('moved.title')}</h2>
      <p>{looked === 0 ? d('moved.none') : d('moved.count', { of: looked, before, after })}</p>
      {looked > 0 && <p>{gained + lost === 0 ? d('moved.same') : d('moved.which', { gained, lost })}</p>}
      <p>{d('moved.stays')}</p>
    </>
  )
}
