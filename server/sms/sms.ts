/** A way to send a short message to one telephone. */
export type Sms = Readonly<{
  /**
   * Sends `text` to a number as `normalPhone` writes it; fulfilled when the provider has taken the message.
   *
   * @param message with an `id` of the caller's, one attempt is made under it and the caller sees to the next; without, it is
   *   tried again by itself where the provider did not answer, which for a code costs at most a second one
   * @throws SmsFailure, which holds neither the number nor the text
   */
  send(message: Readonly<{ phone: string; text: string; id?: string }>): Promise<void>
}>

/**
 * `unreachable`: no connection, or a failure of the provider's own, so it was not taken; `refused`: it does not want this
 * message; `inDoubt`: it got the message and did not answer, or something between did in its place.
 */
export type SmsFailureCode = 'unreachable' | 'refused' | 'inDoubt'

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
