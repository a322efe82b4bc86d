import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
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

/** Maps are drawn with WebGL, here without a graphics card: the processor does it. */
const drawing = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/**
 * A real browser: the system's Chromium, otherwise the one that npm brought. Close it when done.
 *
 * @param fonts `latin`: as on a machine that cannot draw Chinese
 * @param maps `drawn`: as on a device with WebGL; `none`: as on one without, which is quicker
 */
export async function openBrowser(
  fonts: 'system' | 'latin' = 'system',
  maps: 'drawn' | 'none' = 'none',
): Promise<Browser> {
  const found = system.find((path) => existsSync(path))
  const { executablePath, libraries } = found ? { executablePath: found, libraries: null } : unpacked()
  const env = {
    ...process.env,
    ...(libraries && { LD_LIBRARY_PATH: libraries }),
    ...(fonts === 'latin' && { FONTCONFIG_FILE: latinAlone() }),
  }
  if (maps === 'none') return chromium.launch({ executablePath, args: flags, env })
  if (!found) unpackDrawing(dirname(executablePath))
  const args = [...flags.filter((flag) => flag !== '--disable-gpu'), ...drawing]
  return chromium.launch({ executablePath, args, env })
}

const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')

/** The settings of a system whose one face is Open Sans, which the package of Chromium brings. */
function latinAlone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  unpackArchive('fonts.tar.br', folder)
  const file = join(folder, 'latin.conf')
  writeFileSync(file, `<fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`)
  return file
}

/**
 * The Chromium inside `@sparticuz/chromium`, unpacked once for each account. Its own unpacking writes to one place for everybody, readable by its
 * first user alone, and is mistaken for whole while it is being written.
 */
function unpacked(): { executablePath: string; libraries: string | null } {
  const { size } = statSync(join(packed, 'chromium.br'))
  const folder = join(tmpdir(), `lianxin-chromium-${userInfo().username}-${size}`)
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) {
    const fresh = `${folder}.${process.pid}`
    mkdirSync(fresh, { recursive: true, mode: 0o700 })
    writeFileSync(join(fresh, 'chromium'), inflated('chromium.br'))
    chmodSync(join(fresh, 'chromium'), 0o755)
    unpackArchive('al2023.tar.br', fresh)
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

/** What Chromium draws WebGL with, beside it; the last file to come says that all are there. */
function unpackDrawing(folder: string): void {
  const last = 'vk_swiftshader_icd.json'
  if (existsSync(join(folder, last))) return
  const fresh = mkdtempSync(join(folder, 'drawing-'))
  unpackArchive('swiftshader.tar.br', fresh)
  const names = readdirSync(fresh).filter((name) => name !== last)
  for (const name of [...names, last]) renameSync(join(fresh, name), join(folder, name))
  rmSync(fresh, { recursive: true })
}

function inflated(name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(packed, name)))
}

function unpackArchive(name: string, folder: string): void {
  execFileSync('tar', ['-x', '-C', folder], { input: inflated(name) })
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
