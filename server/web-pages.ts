import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Say } from './lifecycle.ts'

const root = resolve(import.meta.dirname, '..')

/** Where the built pages of the portal lie. */
export const webRoot = join(root, 'dist/web')

/** What the pages are made of. */
const sources = ['web', 'contract', 'domain', 'vite.config.ts', 'package-lock.json']

/**
 * Builds the web pages where they are missing or older than what they are made of. Resolves to their folder; to null, with
 * what went wrong said, where they cannot be built: the API works without them.
 */
export async function buildPages(say: Say): Promise<string | null> {
  const built = newest(join(webRoot, 'index.html'))
  if (built > 0 && sources.every((name) => newest(join(root, name)) <= built)) return webRoot
  say('正在制作网页……', 'Building the web pages …')
  const failure = await runVite()
  if (failure === null) return webRoot
  say(`网页没有做成，接口照常可用：${failure}`, 'The web pages could not be built; the API works without them.')
  return built > 0 ? webRoot : null
}

/** When the newest file in there was written; 0 where there is none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function runVite(): Promise<string | null> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error', '--emptyOutDir'], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => (text += more))
  return new Promise((done) => {
    child.on('error', (error) => done(error.message))
    child.on('close', (code) =>
      done(
        code === 0
          ? null
          : (/\[\w+\].*/.exec(stripVTControlCharacters(text))?.[0] ?? (text.trim() || `exit code ${code}`)),
      ),
    )
  })
}
