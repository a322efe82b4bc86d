/** What a viewer gets of a field: all of it, a masked form, words without what names people, or nothing. */
export type Treatment = 'plain' | 'masked' | 'redacted' | 'none'

/** What there is to hide about a matter and those who spoke. */
export type Field =
  /** Name, telephone, e-mail, account and home of a submitter. `plain`: may be revealed with a reason. */
  | 'identity'
  /** Title, text and whatever was said later; the address and point of the matter. */
  | 'words'
  /** Images, recordings, documents. `redacted`: images alone. */
  | 'attachments'
  /** The internal record of a work order. */
  | 'record'
