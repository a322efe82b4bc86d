import type { told as zh } from './zh-told.ts'

/** What a submitter was told, and the page that a link of a notice opens. */
export const told: Readonly<Record<keyof typeof zh, string>> = {
  title: 'What you were told',
  lead: 'You are told of each step. Of reports and of what is to stay secret you are told here alone, never by telephone or e-mail.',
  byLaw: 'As promised when it was sent: ordinarily by {ordinary}; by law ({basis}) by {due} at the latest.',
  'by.sms': 'sent by SMS, too',
  'by.email': 'sent by e-mail, too',
  rate: 'Rate the result',
  rateLead: 'Number {number}, handled by {unit}',
  rateWho: 'The unit that handled it has no part in this.',
  over: 'This link was used, or the matter is being handled again. To see the result, look it up with your number and query code.',
  thanks: 'Thank you, we have what you said.',
  broken: 'The link is not whole. Open it from the message again, or look it up with your number and query code.',
  lookUp: 'Look it up',
  loading: 'Opening…',
}
