import type { offline as zh } from './zh-offline.ts'

export const offline: Readonly<Record<keyof typeof zh, string>> = {
  shrinking: 'Making the photos smaller…',
  'photo.alt': 'Photo {name}',
  'voice.name': 'Voice note',
  'voice.begin': 'Record a voice note',
  'voice.asking': 'Opening the microphone…',
  'voice.stop': 'Done',
  'voice.running': 'Recording: {n} of at most {max} seconds',
  'voice.unsupported':
    'This browser cannot record. Record with the phone’s own recorder and add the file with "Choose files".',
  'voice.notAllowed':
    'The browser may not use the microphone. Allow it for this site in the browser’s settings, then try again.',
  'voice.noMicrophone': 'No microphone was found. Connect one, or write instead.',
  'voice.busy': 'The microphone does not open; another program may be using it. Close that program and try again.',
  'waiting.title': 'Waiting to be sent',
  'waiting.lead':
    'What you wrote is kept on this device and is sent as soon as the network is back; no need to write it again.',
  'waiting.sending': 'Sending…',
  'waiting.close':
    'You may close this page: sending goes on the next time you open this site. Do not clear the browser’s data before it is sent. If it is urgent, call 12345.',
  'waiting.now': 'Send now',
  'waiting.change': 'Take it back and change it',
  'waiting.said': 'The words to be sent',
  'waiting.files': 'Attachments: {n}',
  'waiting.refused': 'The server did not take it; please change it, then send.',
  'waiting.gone':
    'This is no longer on this device: it may have been sent, or taken back to be changed on another page.',
  'waiting.again': 'Say something else',
  'waiting.twice': 'The same words count once, however often they are sent.',
  'bar.label': 'News of this device',
  'bar.waiting': 'Waiting to be sent: {n}. It goes out as soon as the network is back.',
  'bar.look': 'Look',
  'bar.sent': 'What was waiting has arrived; please note the number and the code.',
  'bar.receipt': 'See number and code',
  'bar.new': 'There is a new version of this site.',
  'bar.reload': 'Use the new version',
  'bar.later': 'Later',
}
