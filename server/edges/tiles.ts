/** Where map pictures come from: an address with `{z}`, `{x}` and `{y}` in it, and whom to credit for them. */
export type Tiles = Readonly<{ url: string; credit: string }>

/**
 * Reads the two settings; null where no address is given.
 *
 * @throws RangeError for an address that is not http(s), or lacks `{z}`, `{x}` or `{y}` in its path or query
 */
export function readTiles(url: string | undefined, credit: string | undefined): Tiles | null {
  if (!url) return null
  const { protocol = '', pathname = '', search = '', username = '' } = URL.parse(url) ?? {}
  const rest = decodeURI(`${pathname}${search}`)
  if (!/^https?:$/.test(protocol) || username || !['{z}', '{x}', '{y}'].every((part) => rest.includes(part)))
    throw new RangeError('no address of tiles')
  return { url, credit: credit ?? '' }
}

/** The one other site that a page may ask for pictures of the map. */
export function originOf({ url }: Tiles): string {
  return new URL(url).origin
}
