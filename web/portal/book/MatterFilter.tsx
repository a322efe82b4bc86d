import { Field } from '../../ui/Field.tsx'
import { useWriter } from '../../ui/moment.ts'
import type { Counts, Narrowed } from './use-matters.ts'
import { useBookWords } from './words.ts'

type Row = Counts['regions'][number]
type Asked = Readonly<{ counts: Counts | undefined; filter: Narrowed; onChange: (to: Narrowed) => void }>

/** Place and category, each in two steps; beside each choice how many there are. */
export function MatterFilter({ counts, filter, onChange }: Asked) {
  const say = useBookWords()
  const { regions = [], categories = [] } = counts ?? {}
  const [county, township] = stepsOf(regions, filter.region)
  const [first, second] = stepsOf(categories, filter.category)
  const below = (rows: readonly Row[], above: string) => rows.filter(({ parent }) => parent === above)
  return (
    <div className="matters-filter screen-only">
      <Choice
        label={say('region')}
        all={say('anywhere')}
        rows={topOf(regions)}
        chosen={county}
        onChoose={(region) => onChange({ region })}
      />
      {county && below(regions, county).length > 0 && (
        <Choice
          label={say('township')}
          all={say('wholeCounty')}
          rows={below(regions, county)}
          chosen={township}
          onChoose={(region) => onChange({ region: region || county })}
        />
      )}
      <Choice
        label={say('category')}
        all={say('anything')}
        rows={topOf(categories)}
        chosen={first}
        onChoose={(category) => onChange({ category })}
      />
      {first && below(categories, first).length > 0 && (
        <Choice
          label={say('second')}
          all={say('allOfIt')}
          rows={below(categories, first)}
          chosen={second}
          onChoose={(category) => onChange({ category: category || first })}
        />
      )}
    </div>
  )
}

type Chosen = Readonly<{
  label: string
  all: string
  rows: readonly Row[]
  chosen: string
  onChoose: (code: string) => void
}>

function Choice({ label, all, rows, chosen, onChoose }: Chosen) {
  const say = useBookWords()
  const write = useWriter()
  return (
    <Field label={label}>
      {(tied) => (
        <select {...tied} className="input" value={chosen} onChange={({ target }) => onChoose(target.value)}>
          <option value="">{all}</option>
          {rows.map(({ code, name, count }) => (
            <option key={code} value={code}>
              {say('counted', { name, n: write.number(count) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** The rows of the upper of two steps: those above which no other row stands. */
export function topOf(rows: readonly Row[]): readonly Row[] {
  const codes = new Set(rows.map(({ code }) => code))
  return rows.filter(({ parent }) => parent === null || !codes.has(parent))
}

/** What is chosen at each of the two steps; empty where nothing is. */
function stepsOf(rows: readonly Row[], code: string | undefined): readonly [string, string] {
  const row = rows.find((one) => one.code === code)
  if (!row) return ['', '']
  return topOf(rows).includes(row) ? [row.code, ''] : [row.parent ?? '', row.code]
}
