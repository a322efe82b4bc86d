import type { Words } from './words.ts'

export const relay: Words['relay'] = {
  title: 'Messages from the unit',
  lead: 'A unit has something to ask; the platform passes it on. You see the unit, not who writes for it; the unit never sees your code.',
  you: 'You',
  closed:
    'The unit is not handling this now, so you cannot answer any more. If there is news, call 12345 or say it as a new submission.',
  reply: {
    label: 'Answer {unit}',
    redacted:
      'The unit does not know who you are. Names, telephones and card numbers you write are taken out before it reads them; write of the matter alone.',
    plain: 'You agreed that the responsible unit may know who you are: it reads what you write as it is.',
    missing: 'Please write your answer.',
    long: 'At most {max} characters; {over} too many.',
    send: 'Pass it on',
    sent: 'Passed on to {unit}; you see it above.',
  },
}
