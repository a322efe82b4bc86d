/** So many messages more are thought to hold each gram: what was seen once is not certain. */
const UNSEEN = 1

/**
 * For one class, how much more often its messages hold a gram than the others do, as the logarithm of the ratio: S. Wang and
 * C. Manning, "Baselines and Bigrams" (ACL 2012). `inClass` and `inAll` count messages by gram, `ratios` gets the answer.
 */
export function logRatios(inClass: Int32Array, inAll: Int32Array, ratios: Float32Array): void {
  let own = 0
  let other = 0
  for (let gram = 0; gram < inAll.length; gram++) {
    own += (inClass[gram] as number) + UNSEEN
    other += (inAll[gram] as number) - (inClass[gram] as number) + UNSEEN
  }
  const difference = Math.log(own) - Math.log(other)
  const most = inAll.reduce((a, b) => Math.max(a, b), 0)
  const logs = Float64Array.from({ length: most + 1 }, (_, count) => Math.log(count + UNSEEN))
  for (let gram = 0; gram < ratios.length; gram++) {
    const inside = inClass[gram] as number
    ratios[gram] = (logs[inside] as number) - (logs[(inAll[gram] as number) - inside] as number) - difference
  }
}
