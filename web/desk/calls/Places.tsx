import { Button } from 'antd'
import { useMemo } from 'react'
import { choicesOfRegions } from '../pick/choices.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useKeys } from '../use-keys.ts'
import { useAdvice } from './use-advice.ts'
import type { Call } from './use-call.ts'
import { useCallWords } from './words.ts'

/** The places that the words name, with the words that name them, to be taken by a key. */
export function Places({ call, onTake }: { call: Call; onTake: (regionCode: string) => void }) {
  const w = useCallWords()
  const { data: regions = [] } = useCatalogue('region')
  const labels = useMemo(() => new Map(choicesOfRegions(regions).map(({ value, label }) => [value, label])), [regions])
  const { advice } = useAdvice(call)
  const found = (advice?.places ?? []).filter(({ regionCode }) => regionCode !== call.regionCode)
  const [first] = found
  useKeys({ 'alt+r': () => first && onTake(first.regionCode) }, { inFields: true })
  if (!first) return null
  return (
    <p className="call-places">
      {w('places')}
      {found.map(({ regionCode, said }, n) => (
        <Button key={regionCode} size="small" title={w('places.said', { said })} onClick={() => onTake(regionCode)}>
          {labels.get(regionCode) ?? said} {n === 0 && <kbd>Alt R</kbd>}
        </Button>
      ))}
    </p>
  )
}
