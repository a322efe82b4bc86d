import type { ways as zh } from './zh-ways.ts'

/** How somebody who submits wants to be told. */
export const ways: Readonly<Record<keyof typeof zh, string>> = {
  label: 'How shall we tell you what happens?',
  hint: 'Of reports, and of what is to stay secret, you are told on the page alone, never by telephone or e-mail.',
  page: 'On the page only',
  'page.text': 'No messages; look it up with your number and code whenever you like.',
  sms: 'By SMS',
  'sms.text': 'To the mobile number above.',
  email: 'By e-mail',
  'email.text': 'To the address you write down.',
  noMobile: 'For messages by SMS, write your mobile number above, or choose another way.',
  address: 'E-mail address',
  'address.wrong': 'Write the whole address, such as name@example.com.',
}
