/** A way to send a short message to one telephone. */
export type Sms = Readonly<{
  /**
   * Sends `text` to a number as `normalPhone` writes it; fulfilled when the provider has taken the message.
   *
   * @throws SmsFailure, which holds neither the number nor the text
   */
  send(message: Readonly<{ phone: string; text: string }>): Promise<void>
}>

/** `unreachable`: no answer, or a failure of the provider's own, after every attempt; `refused`: it does not want this message. */
export type SmsFailureCode = 'unreachable' | 'refused'

/** A message that was not sent. Made to be logged: it says what kind of failure, and nothing of the message or the settings. */
export class SmsFailure extends Error {
  override readonly name = 'SmsFailure'
  readonly code: SmsFailureCode

  /** @param why a few words of our own, such as an HTTP status; never text of the provider */
  constructor(code: SmsFailureCode, why: string) {
    super(`${code}: ${why}`)
    this.code = code
  }
}
