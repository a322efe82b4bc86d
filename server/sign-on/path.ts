/** What no page of ours has in its address: a reader of addresses drops or turns them, and `/\evil` becomes another site. */
const ODD = /[\\\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u

/**
 * A path of this site to go on to, as a browser will read it; the first page for anything else, such as an address of
 * another site in whatever disguise.
 */
export function ownPath(said: string | undefined): string {
  if (!said?.startsWith('/') || said.length > 500 || ODD.test(said)) return '/'
  const here = 'http://here.invalid'
  const url = URL.parse(said, here)
  if (!url || url.origin !== here || url.username || url.password) return '/'
  // `/..//evil` is read as `//evil`, which is another site again.
  if (url.pathname.startsWith('//') || /^\/api(\/|$)/i.test(url.pathname)) return '/'
  return url.pathname + url.search + url.hash
}
