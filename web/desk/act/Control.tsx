import { Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { checklist } from '../../../domain/ledger/details.ts'
import { type Level, levels } from '../../../domain/supervision/levels.ts'
import { useSpeech } from '../../language.ts'
import {
  CategoryPicker,
  LawPicker,
  PeoplePicker,
  PersonPicker,
  ReasonPicker,
  RegionPicker,
  UnitPicker,
  UnitsPicker,
} from '../pick/pickers.tsx'
import { useNames } from '../pick/use-names.ts'
import { type About, type Field, orderOf } from './fields.ts'
import { Milestones } from './Milestones.tsx'
import { MatterPicker } from './MatterPicker.tsx'
import { type Choosable, type Option, options } from './options.ts'
import { useActWords } from './words.ts'

/** What a form hands to its controls. */
type Held = Readonly<{ id?: string; value?: never; onChange?: (value: unknown) => void }>

/** The control of one field. */
export function Control({ field, about, ...held }: Held & Readonly<{ field: Field; about: About }>) {
  const { language } = useSpeech()
  switch (field.as) {
    case 'line':
      return <Input {...held} maxLength={500} />
    case 'prose':
      return <Input.TextArea {...held} rows={3} className="grows" />
    case 'category':
      return <CategoryPicker {...held} />
    case 'region':
      return <RegionPicker {...held} />
    case 'unit':
      return <UnitPicker {...held} />
    case 'units':
      return <UnitsPicker {...held} />
    case 'person':
      return <PersonPicker {...held} {...unitOf(field, about)} />
    case 'people':
      return <PeoplePicker {...held} />
    case 'reason':
      return <ReasonPicker {...held} list={field.list} />
    case 'matter':
      return <MatterPicker {...held} exceptId={about.folder.matter.id} />
    case 'day':
      return <Input {...held} type="date" />
    case 'instant':
      return <Input {...held} type="datetime-local" />
    case 'number':
      return <InputNumber {...held} {...range(field)} precision={0} />
    case 'yes':
      return <Switch {...held} checked={held.value === true} />
    case 'checklist':
      return (
        // A group has no "required" of its own; the form says so in words.
        <Checkbox.Group
          {...held}
          aria-required={undefined}
          className="stacked"
          options={Object.entries(checklist).map(([value, words]) => ({ value, label: words[language] }))}
        />
      )
    case 'milestones':
      return <Milestones {...held} />
    case 'voice':
      return <VoicePicker {...held} about={about} />
    case 'law':
      return <LawPicker {...held} />
    case 'document':
      return <DocumentPicker {...held} about={about} />
    case 'orders':
      return <OrderBoxes {...held} about={about} />
    default:
      return <Choice {...held} of={field.of} />
  }
}

/** One of those who spoke in the matter. */
function VoicePicker({ about, ...held }: Held & Readonly<{ about: About }>) {
  const w = useActWords()
  const choices = about.folder.voices.map(({ submissionId, number, title }) => ({
    value: submissionId,
    label: w('voice', { number, title }),
  }))
  return <Select {...held} className="picker" options={choices} />
}

/** One of the supervision documents that are not lifted. */
function DocumentPicker({ about, ...held }: Held & Readonly<{ about: About }>) {
  const { language } = useSpeech()
  const choices = about.folder.matter.documents
    .filter(({ liftedAt }) => liftedAt === null)
    .map(({ number, level, addressee }) => ({
      value: number,
      label: `${number} · ${levels[level as Level][language]} · ${addressee}`,
    }))
  return <Select {...held} className="picker" options={choices} />
}

/** Which units' answers of this round are meant. */
function OrderBoxes({ about: { folder }, ...held }: Held & Readonly<{ about: About }>) {
  const unitName = useNames('unit')
  const choices = folder.orders
    .filter(({ status, round }) => status === 'answered' && round === folder.matter.round)
    .map(({ id, unitId }) => ({ value: id, label: unitName(unitId) }))
  return <Checkbox.Group {...held} aria-required={undefined} className="stacked" options={choices} />
}

/** A closed list: a few side by side, more as a list that opens. */
function Choice({ of, ...held }: Held & Readonly<{ of: Option }>) {
  const w = useActWords()
  const { language } = useSpeech()
  const list: readonly Choosable[] = options[of]
  const choices = list.map((one) => ({
    value: one.value as string,
    label: 'words' in one ? one.words[language] : w(one.key),
  }))
  return choices.length > 5 ? (
    <Select {...held} className="picker" allowClear showSearch optionFilterProp="label" options={choices} />
  ) : (
    <Radio.Group {...held} options={choices} optionType="button" />
  )
}

function range({ least, most }: Field): Readonly<{ min?: number; max?: number }> {
  return { ...(least !== undefined && { min: least }), ...(most !== undefined && { max: most }) }
}

/** Who signs is of the order's own unit. */
function unitOf({ name }: Field, about: About): Readonly<{ unitId?: string }> {
  const unitId = orderOf(about)?.unitId
  return name === 'signedBy' && unitId ? { unitId } : {}
}
