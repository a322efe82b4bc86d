/**
 * One invented message with the place it is about, judged by a person before anything was tuned: the digits of the region's
 * code down to its level, or null where a careful reader would not tell; then, where it is known, the submitter's own region.
 */
export type PlaceCase = readonly [text: string, digits: string | null, own?: string]

/** Every third case is kept aside: it is counted, and never looked at while rules are made. */
export function isKeptAside(index: number): boolean {
  return index % 3 === 2
}
