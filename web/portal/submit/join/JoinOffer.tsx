import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useWriter } from '../../../ui/moment.ts'
import type { Draft, Joins } from '../draft.ts'
import { NearbyList } from './NearbyList.tsx'
import { type Nearby, useNearby } from './use-nearby.ts'
import { useJoinWords } from './words.ts'
import './JoinOffer.css'

/**
 * 附近的人已经反映: below the words, whether others have said the same; to be looked at and joined, or left. What comes while
 * somebody writes changes one line of a fixed height; what is open stands still until it is closed.
 */
export default function JoinOffer({ draft, onJoin }: { draft: Draft; onJoin: (joins: Joins | undefined) => void }) {
  const say = useJoinWords()
  const write = useWriter()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<readonly Nearby[] | null>(null)
  const [told, setTold] = useState('')
  const undo = useRef<HTMLButtonElement>(null)
  const offered = useNearby(draft).filter(({ matterId }) => !left.has(matterId))
  const { joins } = draft
  const found = say('found', { n: write.number(offered.length) })

  // The button that was pressed is gone: who hears the page stands at what can be done next.
  const pressed = useRef(false)
  useEffect(() => {
    if (joins && pressed.current) undo.current?.focus()
    pressed.current = false
  }, [joins])
  const join = (matter: Joins) => {
    pressed.current = true
    setOpen(null)
    setTold('')
    onJoin(matter)
  }
  const leave = (matters: readonly Nearby[]) => {
    setLeft(new Set([...left, ...matters.map(({ matterId }) => matterId)]))
    setOpen(null)
  }

  return (
    <>
      <output className="unseen">
        {joins ? say('joining', { title: joins.title }) : told || (offered.length > 0 && !open && found)}
      </output>
      {joins ? (
        <p className="join-line">
          <span>{say('joining', { title: joins.title })}</span>
          <Button
            ref={undo}
            kind="quiet"
            onClick={(event) => {
              event.currentTarget.form?.querySelector('textarea')?.focus()
              setTold(say('undone'))
              onJoin(undefined)
            }}
          >
            {say('undo')}
          </Button>
        </p>
      ) : (
        (open || offered.length > 0) && (
          <button
            type="button"
            className="join-line join-found"
            aria-expanded={open !== null}
            onClick={() => setOpen(open ? null : offered)}
          >
            {open ? say('label') : found}
          </button>
        )
      )}
      {open && !joins && (
        <NearbyList matters={open} secret={draft.secrecy === 'secret'} onJoin={join} onLeave={() => leave(open)} />
      )}
    </>
  )
}
