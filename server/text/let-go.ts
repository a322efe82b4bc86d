/**
 * Gives back at once what typed arrays hold; their length is 0 from then on. Left to the collector, tens of megabytes that nobody
 * needs stand beside what is needed for as long as it likes.
 */
export function letGo(...arrays: readonly ArrayBufferView<ArrayBuffer>[]): void {
  for (const { buffer } of arrays) buffer.transfer(0)
}
