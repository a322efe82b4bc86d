/** Where somebody wanted to go, if it is a page of this site; the desk otherwise. */
export function ownPath(said: string | null): string {
  if (said === null || !/^\/(?![/\\])/.test(said)) return '/desk'
  try {
    const url = new URL(said, 'https://here.invalid')
    return url.origin === 'https://here.invalid' ? `${url.pathname}${url.search}` : '/desk'
  } catch {
    return '/desk'
  }
}
