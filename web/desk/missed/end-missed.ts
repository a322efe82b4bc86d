import type { endMissedCall } from '../../../contract/missed-call.ts'
import { call, type Input } from '../../api.ts'
import { repeated } from '../calls/repeated.ts'
import { endMissedCall as end } from '../calls.ts'
import { queries } from '../queries.ts'

export type Outcome = Input<typeof endMissedCall>['body']

/** Writes what came of ringing back; sent again until the server has decided, for the same once more is answered the same. */
export async function endMissed(missedCallId: string, body: Outcome) {
  try {
    return await repeated(() => call(end, { params: { missedCallId }, body }))
  } finally {
    void queries.invalidateQueries({ queryKey: ['missed-calls'] })
  }
}
