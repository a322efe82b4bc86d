import { route } from './route.ts'

export const liveEvents = route({
  method: 'GET',
  path: '/api/events',
  tag: 'ledger',
  summary:
    'What others do, as it happens (text/event-stream): `line` with {matterId, seq, action, byMe} for matters within the caller’s sight, never words or names; `missedCalls` for those who ring back; `begin` whenever something may have been missed',
  who: 'signedIn',
})
