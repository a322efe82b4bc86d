import { Radio, Select } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { kinds, type Kind, tracks, type Track, urgencies, type Urgency } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { choicesOfCategories } from '../pick/choices.ts'
import { CategoryPicker, LawPicker, RegionPicker, UnitPicker, UnitsPicker } from '../pick/pickers.tsx'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { DangerMark } from './DangerMark.tsx'
import type { Advice, Mark, Missing, Plan } from './plan.ts'
import { ReadMark } from './ReadMark.tsx'
import { useTriageWords } from './words.ts'

/** What is proposed, each part ready to be changed; why it is proposed stands beside it. */
export function PlanForm({
  plan,
  advice,
  missing,
  onChange,
  onSend,
  children,
}: {
  plan: Plan
  advice: Advice | undefined
  missing: readonly Missing[]
  onChange: (change: Partial<Plan>) => void
  onSend: () => void
  /** Beside the lead unit: which are proposed, and why. */
  children?: ReactNode
}) {
  const w = useTriageWords()
  const { language } = useSpeech()
  const { data: laws = [] } = useCatalogue('statutoryLimit')
  const { data: categories = [] } = useCatalogue('category')
  const paths = useMemo(
    () => new Map(choicesOfCategories(categories).map(({ value, label }) => [value, label])),
    [categories],
  )
  const read = advice?.read
  const line = (name: keyof Plan, label: string, control: ReactNode, note?: ReactNode) => (
    <div className={(missing as readonly string[]).includes(name) ? 'plan-line plan-missing' : 'plan-line'}>
      <label htmlFor={`plan-${name}`}>{label}</label>
      <div>
        {control}
        {(missing as readonly string[]).includes(name) && <small>{w('missing')}</small>}
        {typeof note === 'string' ? <small className="plan-why">{note}</small> : note}
      </div>
    </div>
  )
  return (
    <form
      className="plan"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {line(
        'leadUnitId',
        w('unit'),
        <UnitPicker id="plan-leadUnitId" value={plan.leadUnitId} onChange={(leadUnitId) => onChange({ leadUnitId })} />,
        children,
      )}
      {line(
        'categoryCode',
        w('category'),
        <CategoryPicker
          id="plan-categoryCode"
          value={plan.categoryCode}
          onChange={(categoryCode) => onChange({ categoryCode })}
        />,
        <ReadMark
          mark={read?.category}
          value={plan.categoryCode}
          nameOf={(code) => paths.get(code) ?? code}
          onTake={(categoryCode) => onChange({ categoryCode })}
        >
          {whyLikest(advice, plan.categoryCode, (code) => paths.get(code) ?? code, w)}
        </ReadMark>,
      )}
      {line(
        'kind',
        w('kind'),
        <Select
          id="plan-kind"
          className="picker"
          value={plan.kind ?? null}
          onChange={(kind: Kind | null) => onChange({ kind: kind ?? undefined })}
          options={Object.entries(kinds).map(([value, words]) => ({ value: value as Kind, label: words[language] }))}
        />,
        <ReadMark
          mark={read?.kind}
          value={plan.kind}
          nameOf={(kind) => kinds[kind as Kind][language]}
          onTake={(kind) => onChange({ kind: kind as Kind })}
        />,
      )}
      {line(
        'regionCode',
        w('region'),
        <RegionPicker
          id="plan-regionCode"
          value={plan.regionCode}
          onChange={(regionCode) => onChange({ regionCode })}
        />,
        whyPlace(advice, plan.regionCode, w),
      )}
      {line(
        'assistingUnitIds',
        w('assisting'),
        <UnitsPicker
          id="plan-assistingUnitIds"
          value={plan.assistingUnitIds}
          onChange={(assistingUnitIds) =>
            onChange({
              assistingUnitIds,
              track: assistingUnitIds?.length ? 'joint' : plan.track === 'joint' ? 'ledger' : plan.track,
            })
          }
        />,
      )}
      <div className="plan-line">
        <span>{w('track')}</span>
        <div>
          <Radio.Group
            aria-label={w('track')}
            optionType="button"
            value={plan.track}
            onChange={({ target }) => onChange({ track: target.value as Track })}
            options={Object.entries(tracks).map(([value, words]) => ({ value, label: words[language] }))}
          />
          {isTold(read?.track, plan.track, 'ledger') && (
            <ReadMark
              mark={read?.track}
              value={plan.track}
              nameOf={(label) => tracks[label as Track][language]}
              onTake={(label) => onChange({ track: label as Track })}
            />
          )}
        </div>
      </div>
      <div className="plan-line">
        <span>{w('urgency')}</span>
        <div>
          <Radio.Group
            aria-label={w('urgency')}
            optionType="button"
            value={plan.urgency}
            onChange={({ target }) => onChange({ urgency: target.value as Urgency })}
            options={Object.entries(urgencies).map(([value, words]) => ({ value, label: words[language] }))}
          />
          {advice?.danger && (
            <DangerMark danger={advice.danger} value={plan.urgency} onTake={(urgency) => onChange({ urgency })} />
          )}
          {isTold(read?.urgency, plan.urgency, 'normal') && (
            <ReadMark
              mark={read?.urgency}
              value={plan.urgency}
              nameOf={(label) => urgencies[label as Urgency][language]}
              onTake={(label) => onChange({ urgency: label as Urgency })}
            />
          )}
        </div>
      </div>
      {laws.length > 0 &&
        line(
          'statutoryCode',
          w('law'),
          <LawPicker
            id="plan-statutoryCode"
            value={plan.statutoryCode}
            onChange={(statutoryCode) => onChange({ statutoryCode })}
          />,
          w('law.hint'),
        )}
    </form>
  )
}

/** What is as usual and stands so is not talked about. */
function isTold(mark: Mark | undefined, value: string, usual: string): boolean {
  const first = mark?.likeliest[0]?.label
  return first !== undefined && (first !== usual || value !== first)
}

/** The category that the likest matters have: a reason of its own, told with the other where both say the same. */
function whyLikest(
  advice: Advice | undefined,
  categoryCode: string | undefined,
  nameOf: (code: string) => string,
  w: ReturnType<typeof useTriageWords>,
): string | undefined {
  const { category, read } = advice ?? {}
  if (!category) return undefined
  const { code, count: n } = category
  if (read?.category?.likeliest[0]?.label === code) return w('why.category.both', { n })
  if (code === categoryCode) return w('why.category', { n })
  return read?.category ? w('why.category.other', { n, category: nameOf(code) }) : undefined
}

/** The words that name the region that stands in the plan; nothing where none do. */
function whyPlace(
  advice: Advice | undefined,
  regionCode: string | undefined,
  w: ReturnType<typeof useTriageWords>,
): string | undefined {
  const place = advice?.places.find((one) => one.regionCode === regionCode)
  if (!place) return undefined
  const key = place.how === 'shared' || place.how === 'ours' ? (`why.place.${place.how}` as const) : 'why.place'
  return w(key, { said: place.said })
}
