import type { Words } from './words.ts'

export const mine: Words['mine'] = {
  title: 'My submissions',
  lead: 'If you left a mobile number, a code by SMS shows you what you submitted.',
  closed: 'Codes by phone are not available here. Use your number and code, or call 12345.',
  lookUp: 'Use number and code',
  hidden:
    'What was submitted in full secrecy and reports of wrongdoing are not shown here; look them up by number and code.',
  phone: {
    label: 'Mobile number',
    hint: 'The one you left with your submission.',
    missing: 'Please enter your mobile number.',
    wrong: 'A mobile number has 11 digits, as in 138 0000 0000; landlines get no messages.',
  },
  send: 'Send me a code',
  sent: 'If something was submitted from {phone}, a message arrives within a minute.',
  code: {
    label: 'Code',
    hint: 'The 6 digits of the message, good for 10 minutes. Tell nobody; our staff never ask for it.',
    missing: 'Please enter the code from the message.',
  },
  open: 'Show my submissions',
  again: 'Send another code',
  againSoon: 'Nothing came? You can have another sent in a minute.',
  other: 'Use another number',
  count: { one: '{n} submission', other: '{n} submissions' },
  empty: 'Nothing can be shown for this number. Look it up by number and code, or call 12345.',
  more: 'Only the newest 100 are listed; look up older ones by number and code.',
  back: 'Back to my submissions',
  leave: 'Sign out',
  leaveHint: "On somebody else's phone or a public computer, sign out when you are done.",
  notLeft: 'You are still signed in; check your network and press once more.',
}
