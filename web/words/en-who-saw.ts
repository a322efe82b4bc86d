import type { Words } from './words.ts'

export const whoSaw: Words['whoSaw'] = {
  title: 'Who has seen who I am',
  lead: 'Staff who look at your name or contact details give a reason, and it is logged. Units are named here, not people.',
  none: 'No unit has looked at who you are yet',
  given: {
    title: 'What was given to which unit',
    lead: 'The units that handle it, and what each of them got.',
    none: 'Nothing has been given to any unit yet',
  },
  what: {
    redactedWords: 'what you said, names and numbers hidden',
    maskedIdentity: 'who you are, masked (as “张**”)',
    plainIdentity: 'your name and contact details',
    images: 'the images you added',
  },
}
