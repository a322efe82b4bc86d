import { Button } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { placesIn } from '../../../domain/intake/place-in-words.ts'
import { choicesOfRegions } from '../pick/choices.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useKeys } from '../use-keys.ts'
import { useCallWords } from './words.ts'

/** The places that the words name, to be taken by a key. */
export function Places({
  text,
  regionCode,
  onTake,
}: {
  text: string
  regionCode: string | undefined
  onTake: (regionCode: string) => void
}) {
  const w = useCallWords()
  const { data: regions = [] } = useCatalogue('region')
  const said = useDeferredValue(text)
  const labels = useMemo(() => new Map(choicesOfRegions(regions).map(({ value, label }) => [value, label])), [regions])
  const found = useMemo(() => placesIn(said, regions), [said, regions]).filter(({ code }) => code !== regionCode)
  const [first] = found
  useKeys({ 'alt+r': () => first && onTake(first.code) }, { inFields: true })
  if (!first) return null
  return (
    <p className="call-places">
      {w('places')}
      {found.map(({ code, name }, n) => (
        <Button key={code} size="small" onClick={() => onTake(code)}>
          {labels.get(code) ?? name} {n === 0 && <kbd>Alt R</kbd>}
        </Button>
      ))}
    </p>
  )
}
