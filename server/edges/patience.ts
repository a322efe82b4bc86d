/** How long and how much the server waits for on a connection before anything is known of who calls; times in milliseconds. */
export type Patience = Readonly<{
  /** From the first byte to the end of the headers. */
  headers: number
  /** From the first byte to the end of an ordinary body. */
  body: number
  /** The same where the body is a file: 20 MB at 35 KB a second. */
  file: number
  /** Between two requests on a connection. */
  keepAlive: number
  /** How often connections are looked at. */
  check: number
  /** Most bytes of the headers together. */
  headerBytes: number
  connections: number
  /** Of one address, where no proxy stands between; a whole office may share one. */
  connectionsOfAddress: number
  /** Files that come in at once; each is held in memory, 20 MB at most. */
  uploads: number
  uploadsOfAddress: number
}>

export const patience: Patience = {
  headers: 15_000,
  body: 30_000,
  file: 600_000,
  keepAlive: 72_000,
  check: 5_000,
  headerBytes: 16_384,
  connections: 5_000,
  connectionsOfAddress: 500,
  uploads: 32,
  uploadsOfAddress: 12,
}
