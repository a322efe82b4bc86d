/** One letter, in plain text. `id` stays the same for every attempt: it becomes the Message-ID. */
export type Letter = Readonly<{ id: string; to: string; subject: string; text: string }>

/** A way to send an e-mail to one address. */
export type Mail = Readonly<{
  /**
   * Fulfilled when the server has taken the letter, with what it is known by.
   *
   * @throws MailFailure, which holds neither the address nor the text
   */
  send(letter: Letter): Promise<Readonly<{ providerId: string | null }>>
}>

/**
 * `unreachable`: it was surely not taken and may be tried again (no connection, a 4xx answer such as greylisting);
 * `refused`: it is not wanted and never will be (a 5xx answer, an address that is none);
 * `inDoubt`: all of it was handed over and no answer came, so it may be on its way: never sent again by itself.
 */
export type MailFailureCode = 'unreachable' | 'refused' | 'inDoubt'

/** A letter that was not sent, or perhaps was. Made to be logged: nothing of the letter or the settings is in it. */
export class MailFailure extends Error {
  override readonly name = 'MailFailure'
  readonly code: MailFailureCode

  /** @param why a few words of our own, such as a status; never text of the server */
  constructor(code: MailFailureCode, why: string) {
    super(`${code}: ${why}`)
    this.code = code
  }
}
