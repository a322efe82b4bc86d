import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const self = fileURLToPath(import.meta.url)
const root = join(import.meta.dirname, '..')
/** The second is for who runs a checkout that is somebody else's. */
const places = [join(root, 'dist', 'web'), join(tmpdir(), `lianxin-web-${userInfo().username}`, 'web')]
const sources = ['web', 'contract', 'domain']
const files = [
  'package-lock.json',
  'vite.config.ts',
  'scripts/build-web.ts',
  'scripts/keep-portal.ts',
  'scripts/scroll-lock.ts',
]

/**
 * The folder of the built pages. Builds only when a source has changed since the last time, in a process of its own, so
 * that the caller does not carry the bundler in its memory.
 *
 * @param log is told when a build begins and how long it took; not called when there is nothing to do
 * @throws Error with what the bundler said
 */
export async function buildWebIfStale(log: (line: string) => void): Promise<string> {
  const hash = hashOfSources()
  const built = builtWith(hash)
  if (built) return built
  log('网页有更新，正在生成…… Building the web pages…')
  const began = Date.now()
  await run()
  log(`网页已生成，用时 ${Math.round((Date.now() - began) / 100) / 10} 秒。 Web pages built.`)
  return builtWith(hash) ?? places[0]!
}

/** Where pages of these sources lie, in the checkout or in a folder that is our own. */
function builtWith(hash: string): string | undefined {
  return places.find((place, n) => {
    try {
      return (n === 0 || isOurs(dirname(place))) && holds(place, hash)
    } catch {
      return false
    }
  })
}

function holds(place: string, hash: string): boolean {
  try {
    return readFileSync(join(place, '.stamp'), 'utf8') === hash
  } catch {
    return false
  }
}

function isOurs(folder: string): boolean {
  return statSync(folder).uid === userInfo().uid
}

/** The first place that can be written to. */
function target(): string {
  const found = places.find((place, n) => {
    try {
      mkdirSync(dirname(place), { recursive: true })
      accessSync(dirname(place), constants.W_OK)
      return n === 0 || isOurs(dirname(place))
    } catch {
      return false
    }
  })
  if (!found) throw new Error(`网页没有地方可放 / no folder to write the web pages to: ${places.join(', ')}`)
  return found
}

/** One hash over every file that can change a page. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  const listed = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  for (const file of [...listed.sort(), ...files.map((name) => join(root, name))]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function run(): Promise<void> {
  const child = spawn(process.execPath, [self], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      said += more
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `exit code ${code}`))))
  })
}

/** The new pages take the place of the old ones in one step: a build that is interrupted leaves the old ones whole. */
async function build(hash: string): Promise<void> {
  const place = target()
  const fresh = `${place}.${process.pid}`
  // Whoever asks, as a test, may run under another name; React then brings its development build.
  process.env.NODE_ENV = 'production'
  try {
    const [vite, { default: config }] = await Promise.all([import('vite'), import('../vite.config.ts')])
    await vite.build({
      ...config,
      configFile: false,
      logLevel: 'error',
      build: { ...config.build, outDir: fresh, emptyOutDir: true },
    })
    compress(fresh)
    writeFileSync(join(fresh, '.stamp'), hash)
    takePlace(fresh, place, hash)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Puts fresh pages where the old ones lie, unless another program that built the same was first: those are served already. */
export function takePlace(fresh: string, place: string, hash: string): void {
  if (holds(place, hash)) return
  rmSync(place, { recursive: true, force: true })
  try {
    renameSync(fresh, place)
  } catch (error) {
    // Between the two steps another has put its own there.
    if (!holds(place, hash)) throw error
  }
}

/** Text is packed once, here, and not on every request. */
function compress(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|html|svg)$/.test(name)) continue
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const hash = hashOfSources()
  if (!builtWith(hash)) await build(hash)
}
