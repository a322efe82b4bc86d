import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { addEntry as addEntryRoute, newEntry } from '../../../contract/ledger.ts'
import { type Answer, call, decided, ProblemError } from '../../api.ts'
import { addEntry } from '../calls.ts'

type Entry = z.input<typeof newEntry>
/** An action with what it is told. */
export type Ordered = {
  [E in Entry as E['action']]: Readonly<{ action: E['action']; details: E['details'] }>
}[Entry['action']]
/** What somebody was shown when they decided. */
export type Shown = NonNullable<Entry['suggested']>
/** `id` is made by whoever orders it and kept until the server has decided, so that a second try is the same command. */
export type Told = Ordered & Readonly<{ id: string; matterId: string; seenSeq?: number; suggested?: Shown }>

const RETRIES = 3

/**
 * Sends commands to the ledger. Where no answer came, the same command is sent again under the same id, so that it is one
 * line however often it arrives; what the server refuses is thrown as a ProblemError with what happened meanwhile.
 *
 * On success the matter, its lines and every list are fetched anew.
 */
export function useAct() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (folder, { matterId }) => {
      queries.setQueryData(['matter', matterId], folder)
    },
    onSettled: (_folder, _error, { matterId }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['matter', matterId] }),
        queries.invalidateQueries({ queryKey: ['matters'] }),
        queries.invalidateQueries({ queryKey: ['orders'] }),
        queries.invalidateQueries({ queryKey: ['counts'] }),
      ]),
  })
}

/** Sends one command until the server has decided about it. */
export async function send({ matterId, seenSeq, suggested, ...ordered }: Told): Promise<Answer<typeof addEntryRoute>> {
  const body: Entry = { ...ordered, ...(seenSeq !== undefined && { seenSeq }), ...(suggested && { suggested }) }
  return sendUntilDecided(() => call(addEntry, { params: { matterId }, body }))
}

async function sendUntilDecided<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (decided(error) || attempt >= RETRIES || !(error instanceof ProblemError)) throw error
      await new Promise((resolve) => setTimeout(resolve, 400 * attempt))
    }
  }
}

/** The key under which a matter is kept: `['matter', id]`, its lines `['matter', id, 'entries']`, its actions `…'actions'`. */
export const matterKey = (matterId: string) => ['matter', matterId] as const
