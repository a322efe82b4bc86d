import { Readable } from 'node:stream'
import type { ConnectionOptions } from 'node:tls'
import MailComposer from 'nodemailer/lib/mail-composer'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import { type Letter, type Mail, MailFailure } from './mail.ts'

/** How the mail server is spoken to. */
export type Smtp = Readonly<{
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS, which is asked for unless the server is this machine. */
  secure: boolean
  user: string | null
  secret: string
  /** Who the letters come from, `连心 <notice@example.gov.cn>`. */
  from: string
  /** How long each step may take. */
  timeoutMs: number
}>

/** One address and nothing besides: no list, no name, no line break that would begin a header of its own. */
const ADDRESS = /^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\]+$/u

/**
 * A mail server over SMTP, one connection a letter. Whether a letter that failed may be sent again follows from how far it
 * came: before its text was handed over, or after an answer of the server, it was surely not taken; in between it is in doubt.
 *
 * @param tls what the TLS of the connection goes by beside the machine's own certificates
 */
export function smtpMail(settings: Smtp, tls: ConnectionOptions = {}): Mail {
  return {
    async send(letter) {
      if (!ADDRESS.test(letter.to)) throw new MailFailure('refused', 'not an address')
      const { raw, messageId } = await composed(settings, letter)
      await deliver(settings, tls, letter.to, raw)
      return { providerId: messageId }
    },
  }
}

async function composed({ from }: Smtp, { id, to, subject, text }: Letter) {
  const domain = addressIn(from).split('@')[1] ?? 'localhost'
  const messageId = `<${id}@${domain}>`
  const oneLine = subject.replace(/[\r\n]+/g, ' ')
  const composer = new MailComposer({
    from,
    to,
    subject: oneLine,
    text,
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  return { raw: await composer.compile().build(), messageId }
}

function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
}

/** Fulfilled when the server has said that it took the letter. */
function deliver(settings: Smtp, tls: ConnectionOptions, to: string, raw: Buffer): Promise<void> {
  const { host, port, secure, user, secret, from, timeoutMs } = settings
  const local = host === '127.0.0.1' || host === 'localhost' || host === '::1'
  const connection = new SmtpConnection({
    host,
    port,
    secure,
    requireTLS: !secure && !local,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    tls: { minVersion: 'TLSv1.2', ...tls },
  })
  let handedOver = false
  const body = new Readable({
    read() {
      handedOver = true
      this.push(raw)
      this.push(null)
    },
  })
  return new Promise((done, failed) => {
    let over = false
    const end = (error?: unknown) => {
      if (over) return
      over = true
      if (error) failed(failureOf(error, handedOver))
      else done()
      // Closing tells of its end, too.
      connection.close()
    }
    connection.on('error', end)
    connection.on('end', () => end(new Error('ended')))
    const send = () =>
      connection.send({ from: addressIn(from), to: [to], size: raw.length }, body, (error) => end(error))
    connection.connect((error) => {
      if (error) end(error)
      else if (user === null) send()
      else
        connection.login({ user, pass: secret, credentials: { user, pass: secret } }, (refused) =>
          refused ? end(refused) : send(),
        )
    })
  })
}

/** What the library throws names addresses and the server's words, so nothing of it goes on but the number of the answer. */
function failureOf(error: unknown, handedOver: boolean): MailFailure {
  const said = error as Readonly<{ responseCode?: number; code?: string }>
  const status = said.responseCode
  // A wrong password of ours says nothing about the letter.
  if (said.code === 'EAUTH') return new MailFailure('unreachable', 'sign-in refused')
  if (status !== undefined && status >= 500) return new MailFailure('refused', `SMTP ${status}`)
  if (status !== undefined && status >= 400) return new MailFailure('unreachable', `SMTP ${status}`)
  return handedOver
    ? new MailFailure('inDoubt', 'no answer after the text')
    : new MailFailure('unreachable', 'no connection')
}
