import { Button, Input } from 'antd'
import { useActWords } from './words.ts'

type Milestone = Readonly<{ text: string; on: string }>

/** The milestones of a plan: what, and by which day. */
export function Milestones({
  value = [],
  onChange,
}: {
  value?: readonly Milestone[]
  onChange?: (value: readonly Milestone[]) => void
}) {
  const w = useActWords()
  const put = (at: number, change: Partial<Milestone>) =>
    onChange?.(value.map((one, n) => (n === at ? { ...one, ...change } : one)))
  return (
    <div className="milestones">
      {value.map((one, n) => (
        // The place in the list is what tells one milestone from another.
        <div key={n} className="milestone">
          <Input
            aria-label={w('milestone.text')}
            placeholder={w('milestone.text')}
            value={one.text}
            onChange={({ target }) => put(n, { text: target.value })}
          />
          <Input
            aria-label={w('milestone.on')}
            type="date"
            value={one.on}
            onChange={({ target }) => put(n, { on: target.value })}
          />
          <Button onClick={() => onChange?.(value.filter((_one, at) => at !== n))}>{w('remove')}</Button>
        </div>
      ))}
      <Button onClick={() => onChange?.([...value, { text: '', on: '' }])}>{w('add')}</Button>
    </div>
  )
}
