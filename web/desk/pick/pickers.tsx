import { useMemo } from 'react'
import type { Reason } from '../../../domain/catalogue/rows.ts'
import { useSpeech } from '../../language.ts'
import { choicesOfCategories, choicesOfRegions } from './choices.ts'
import { ManyPicker, Picker, type Picking } from './Picker.tsx'
import { useCatalogue } from './use-catalogue.ts'

type PickingMany = Parameters<typeof ManyPicker>[0] extends infer P ? Omit<P, 'choices' | 'loading'> : never

/** 诉求分类, any level. */
export function CategoryPicker(picking: Picking) {
  const { data = [], isLoading } = useCatalogue('category')
  return <Picker {...picking} choices={useMemo(() => choicesOfCategories(data), [data])} loading={isLoading} />
}

/** 区划, from the county to the village. */
export function RegionPicker(picking: Picking) {
  const { data = [], isLoading } = useCatalogue('region')
  return <Picker {...picking} choices={useMemo(() => choicesOfRegions(data), [data])} loading={isLoading} />
}

export function UnitPicker(picking: Picking) {
  const { choices, isLoading } = useUnits()
  return <Picker {...picking} choices={choices} loading={isLoading} />
}

export function UnitsPicker(picking: PickingMany) {
  const { choices, isLoading } = useUnits()
  return <ManyPicker {...picking} choices={choices} loading={isLoading} />
}

/** 人员, named with their unit. `unitId`: of this unit alone. */
export function PersonPicker({ unitId, ...picking }: Picking & Readonly<{ unitId?: string }>) {
  const { choices, isLoading } = usePeople(unitId)
  return <Picker {...picking} choices={choices} loading={isLoading} />
}

export function PeoplePicker({ unitId, ...picking }: PickingMany & Readonly<{ unitId?: string }>) {
  const { choices, isLoading } = usePeople(unitId)
  return <ManyPicker {...picking} choices={choices} loading={isLoading} />
}

/** 理由, of one list of reasons. */
export function ReasonPicker({ list, ...picking }: Picking & Readonly<{ list: Reason['list'] }>) {
  const { language } = useSpeech()
  const { data = [], isLoading } = useCatalogue('reason')
  const choices = useMemo(
    () =>
      data
        .filter((reason) => reason.list === list)
        .map((reason) => ({ value: reason.code, label: reason[language], said: `${reason.zh} ${reason.en}` })),
    [data, list, language],
  )
  return <Picker {...picking} choices={choices} loading={isLoading} />
}

/** 法定期限; left empty, the one that fits the category counts. */
export function LawPicker(picking: Picking) {
  const { data = [], isLoading } = useCatalogue('statutoryLimit')
  const choices = useMemo(
    () => data.map(({ code, name, basis }) => ({ value: code, label: `${name} · ${basis}`, said: `${name} ${basis}` })),
    [data],
  )
  return <Picker {...picking} choices={choices} loading={isLoading} />
}

function useUnits() {
  const { data = [], isLoading } = useCatalogue('unit')
  const choices = useMemo(
    () => data.map(({ code, name }) => ({ value: code, label: name, said: `${name} ${code}` })),
    [data],
  )
  return { choices, isLoading }
}

function usePeople(unitId: string | undefined) {
  const { data = [], isLoading } = useCatalogue('person')
  const { data: units = [] } = useCatalogue('unit')
  const choices = useMemo(() => {
    const unitNames = new Map(units.map(({ code, name }) => [code, name]))
    return data
      .filter((person) => unitId === undefined || person.unitId === unitId)
      .map((person) => {
        const label = [person.name, person.unitId && unitNames.get(person.unitId)].filter(Boolean).join(' · ')
        return { value: person.code, label, said: label }
      })
  }, [data, units, unitId])
  return { choices, isLoading }
}
