import { Dexie, type EntityTable } from 'dexie'
import type { Draft } from '../portal/submit/draft.ts'
import type { Receipt } from '../portal/submit/send.ts'

/** A submission handed over for sending, kept on the device until its receipt was seen and its files have arrived. */
export type Parcel = Readonly<{
  id: string
  queuedAt: number
  draft: Draft
  /** Null until the words have arrived. */
  receipt: Receipt | null
  /** Why the server will not take the words, in both languages; null while it may. */
  refusal: Words | null
  /** Whether somebody has looked at the receipt. */
  seen: boolean
}>
export type Words = Readonly<{ zh: string; en: string }>

/** A file of a draft or of a parcel; what is in it stands in `contents`, so that lists need not load it. */
export type KeptFile = Readonly<{
  id: string
  /** Of the draft or of the parcel. */
  ownerId: string
  place: number
  name: string
  type: string
  size: number
  state: 'waiting' | 'sent' | 'refused'
  refusal: Words | null
}>

/** Bytes rather than blobs, which older Safari loses. */
type Content = Readonly<{ id: string; bytes: ArrayBuffer }>

const device = new Dexie('lianxin') as Dexie & {
  parcels: EntityTable<Parcel, 'id'>
  files: EntityTable<KeptFile, 'id'>
  contents: EntityTable<Content, 'id'>
}
device.version(1).stores({ parcels: 'id', files: 'id, ownerId', contents: 'id' })

/** What the portal keeps on this device beside the words of the draft. */
export const kept = device
