import { Button, Input } from 'antd'
import { useState } from 'react'
import type { DutyFault } from '../../../domain/dispatch/duty-faults.ts'
import { useDutyWords } from './words.ts'

/** Takes what is shown out as a file, whole, once it is said what for. */
export function TakeOut({ fault }: { fault: DutyFault | undefined }) {
  const w = useDutyWords()
  const [purpose, setPurpose] = useState('')
  const said = purpose.trim()
  const query = new URLSearchParams({ ...(fault && { fault }), purpose: said })
  return (
    <form
      className="duty-out"
      onSubmit={(event) => {
        event.preventDefault()
        window.location.assign(`/api/exports/duty-check.csv?${query.toString()}`)
      }}
    >
      <label htmlFor="duty-purpose">{w('purpose')}</label>
      <Input
        id="duty-purpose"
        maxLength={200}
        aria-describedby="duty-purpose-hint"
        value={purpose}
        onChange={({ target }) => setPurpose(target.value)}
      />
      <Button htmlType="submit" disabled={Array.from(said).length < 5}>
        {w('take')}
      </Button>
      <small id="duty-purpose-hint" className="nothing">
        {w('purpose.hint')}
      </small>
    </form>
  )
}
