/** Where a supervision document is taken as a file. */
export function paperAddress(matterId: string, number: string): string {
  return `/api/matters/${matterId}/documents/${encodeURIComponent(number)}`
}
