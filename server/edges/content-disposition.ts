/**
 * The header by which a file is saved under its name and never shown in the site's place. The name goes in UTF-8 (RFC 8187), with
 * every sign that could end a value, a line or a header written as a number; readers that know no UTF-8 get a plain name.
 */
export function saveAs(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`
}
