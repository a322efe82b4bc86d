import { type Commands, run } from './run.ts'

/** Every command of `npm run -s lianxin -- …`; each is loaded when it is called. */
const commands: Commands = {
  regions: async () => (await import('./regions.ts')).regions,
}

const interrupt = new AbortController()
process.on('SIGINT', () => {
  // A second Ctrl-C does not wait.
  if (interrupt.signal.aborted) process.exit(130)
  interrupt.abort()
})
process.once('SIGTERM', () => interrupt.abort())

process.exitCode = await run(process.argv.slice(2), commands, {
  out: process.stdout,
  words: process.stderr,
  env: process.env,
  now: () => new Date(),
  signal: interrupt.signal,
})
