/** The number of a supervision document where its matter's stands above it: `督2` of `LX2026-000044-督2`. */
export function shortNumber(document: string, matter: string): string {
  return document.startsWith(`${matter}-`) ? document.slice(matter.length + 1) : document
}
