import { useEffect, useState } from 'react'
import type { Kind, Secrecy } from '../../../domain/ledger/words.ts'
import { newId } from '../../new-id.ts'
import type { NoticeWay } from '../../notice-way.ts'

/** A call while it is written down. `id`: of the submission it becomes, so that it is saved once however often it is sent. */
export type Call = Readonly<{
  id: string
  phone: string
  name: string
  text: string
  title: string
  regionCode?: string | undefined
  address: string
  categoryCode?: string | undefined
  kind?: Kind
  secrecy: Secrecy
  /** How the caller wants to be told; unsaid, by SMS to a mobile number. */
  notices?: NoticeWay | undefined
  email: string
  /** Milliseconds; null before the first key. */
  begunAt: number | null
  /** A checked answer that settles it on the spot. */
  settled: Readonly<{ code: string; answer: string }> | null
  /** The missed call that is rung back with it. */
  missed: Readonly<{ id: string; rings: number }> | null
  /** Fields that hold what the machine suggested, and that nobody touched since. */
  suggested: readonly Suggestible[]
}>
/** What can be suggested while a call is written down. */
export type Suggestible = 'kind' | 'categoryCode' | 'regionCode'

const KEY = 'lianxin.call'

function newCall(): Call {
  return {
    id: newId(),
    phone: '',
    name: '',
    text: '',
    title: '',
    address: '',
    email: '',
    secrecy: 'hiddenFromUnit',
    begunAt: null,
    settled: null,
    missed: null,
    suggested: [],
  }
}

/** The call of this window: it survives a reload of the page, and goes with the window, for it holds a telephone. */
export function useCall() {
  const [call, setCall] = useState(kept)
  useEffect(() => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(call))
    } catch {
      // A browser that keeps nothing forgets the call when it is reloaded, no more.
    }
  }, [call])
  const write = (part: Partial<Call>) =>
    setCall((now) => {
      const suggested = now.suggested.filter((name) => !(name in part))
      return { ...now, begunAt: now.begunAt ?? Date.now(), suggested, ...part }
    })
  return { call, write, next: () => setCall(newCall()) }
}

function kept(): Call {
  try {
    const text = sessionStorage.getItem(KEY)
    return text === null ? newCall() : { ...newCall(), ...(JSON.parse(text) as Partial<Call>) }
  } catch {
    return newCall()
  }
}
