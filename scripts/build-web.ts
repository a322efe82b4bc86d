import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const self = fileURLToPath(import.meta.url)
const root = join(import.meta.dirname, '..')
const target = join(root, 'dist', 'web')
const sources = ['web', 'contract', 'domain']
const files = ['package-lock.json', 'vite.config.ts', 'scripts/build-web.ts']

/**
 * The folder of the built pages. Builds only when a source has changed since the last time, in a process of its own, so
 * that the caller does not carry the bundler in its memory.
 *
 * @param log is told when a build begins and how long it took; not called when there is nothing to do
 * @throws Error with what the bundler said
 */
export async function buildWebIfStale(log: (line: string) => void): Promise<string> {
  if (isBuilt(hashOfSources())) return target
  log('网页有更新，正在生成…… Building the web pages…')
  const began = Date.now()
  await run()
  log(`网页已生成，用时 ${Math.round((Date.now() - began) / 100) / 10} 秒。 Web pages built.`)
  return target
}

function isBuilt(hash: string): boolean {
  const stamp = join(target, '.stamp')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
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
  const fresh = `${target}.${process.pid}`
  try {
    const vite = await import('vite')
    await vite.build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh, emptyOutDir: true },
    })
    writeFileSync(join(fresh, '.stamp'), hash)
    rmSync(target, { recursive: true, force: true })
    renameSync(fresh, target)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const hash = hashOfSources()
  if (!isBuilt(hash)) await build(hash)
}
