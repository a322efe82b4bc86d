import { onInterrupt } from '../interrupt.ts'
import { type Commands, run } from './run.ts'

/** Every command of `npm run -s lianxin -- …`; each is loaded when it is called. */
const commands: Commands = {
  import: async () => (await import('./import.ts')).importFile,
  verify: async () => (await import('./verify.ts')).verify,
  recount: async () => (await import('./recount.ts')).recount,
  gazetteer: async () => (await import('./gazetteer.ts')).gazetteer,
  train: async () => (await import('./train.ts')).train,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  duties: async () => (await import('./duties.ts')).duties,
  regions: async () => (await import('./regions.ts')).regions,
  map: async () => (await import('./map.ts')).map,
  'seed-demo': async () => (await import('./seed-demo.ts')).seedDemo,
  code: async () => (await import('./code.ts')).code,
  retention: async () => (await import('./retention.ts')).retention,
  'rotate-key': async () => (await import('./rotate-key.ts')).rotateKey,
  'set-up-link': async () => (await import('./set-up-link.ts')).setUpLink,
  export: async () => (await import('./export.ts')).exportBook,
}

const interrupt = new AbortController()
onInterrupt(
  () => interrupt.abort(),
  () => process.exit(130),
)

process.exitCode = await run(process.argv.slice(2), commands, {
  out: process.stdout,
  words: process.stderr,
  env: process.env,
  folder: process.cwd(),
  now: () => new Date(),
  signal: interrupt.signal,
})
