// Each but the last is also said by others: the first that fits counts.
const programs = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg\w*\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** What somebody signed in with, short enough to be recognised: `Edge · Windows`. Names as their makers write them. */
export function deviceOf(agent: string): string {
  const named = [programs, systems].flatMap((list) => list.find(([mark]) => mark.test(agent))?.[1] ?? [])
  return named.length > 0 ? named.join(' · ') : agent.slice(0, 40)
}
