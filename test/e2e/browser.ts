import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const flags = [
  '--headless',
  // Tests run as root and in containers, where Chromium cannot build its own sandbox; it opens our own pages alone.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A real browser: the system's Chromium, otherwise the one that npm brought. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  const found = system.find((path) => existsSync(path))
  const { executablePath, libraries } = found ? { executablePath: found, libraries: null } : unpacked()
  return chromium.launch({
    executablePath,
    args: flags,
    ...(libraries && { env: { ...process.env, LD_LIBRARY_PATH: libraries } }),
  })
}

/**
 * The Chromium inside `@sparticuz/chromium`, unpacked once for each account. Its own unpacking writes to one place for everybody, readable by its
 * first user alone, and is mistaken for whole while it is being written.
 */
function unpacked(): { executablePath: string; libraries: string | null } {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')
  const { size } = statSync(join(packed, 'chromium.br'))
  const folder = join(tmpdir(), `lianxin-chromium-${userInfo().username}-${size}`)
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) {
    const fresh = `${folder}.${process.pid}`
    mkdirSync(fresh, { recursive: true, mode: 0o700 })
    writeFileSync(join(fresh, 'chromium'), inflated(packed, 'chromium.br'))
    chmodSync(join(fresh, 'chromium'), 0o755)
    unpackArchive(packed, 'al2023.tar.br', fresh)
    try {
      renameSync(fresh, folder)
    } catch {
      // Another process was first.
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  if (statSync(folder).uid !== userInfo().uid) throw new Error(`${folder} belongs to somebody else; remove it`)
  return { executablePath, libraries: lacksLibraries(executablePath) ? join(folder, 'lib') : null }
}

function inflated(packed: string, name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(packed, name)))
}

function unpackArchive(packed: string, name: string, folder: string): void {
  execFileSync('tar', ['-x', '-C', folder], { input: inflated(packed, name) })
}

/** A bare system lacks NSS and the like; the package brings them. */
function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes(
      'not found',
    )
  } catch {
    return false
  }
}
