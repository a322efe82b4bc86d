/**
 * `node scripts/run.mjs ENTRY.ts [ARGS]`, on any Node from 20 on: installs what is missing, then runs the entry on a Node
 * that reads TypeScript — this one where it is new enough, otherwise the one that npm brought. Silent when nothing has to
 * be installed. Ends with the entry's exit code. Plain JavaScript, and nothing but Node, because it runs first of all.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.lianxin-installed')
const windows = process.platform === 'win32'

const [entry, ...args] = process.argv.slice(2)
if (!entry) throw new Error('which file?')

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
const mark = createHash('sha256').update(lock).digest('hex')
if (!isInstalled()) {
  const code = await install()
  if (code !== 0) process.exit(code)
}
await run(resolve(root, entry))

/** The stamp says it for this lock file; npm's own record says it where somebody else ran npm. */
function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return true
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = Object.entries(JSON.parse(lock).packages).filter(([path]) => path !== '')
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  const complete = wanted.every(([path, { version, optional, devOptional, peer }]) =>
    found[path] ? found[path].version === version : optional || devOptional || peer,
  )
  if (complete) writeStamp()
  return complete
}

function writeStamp() {
  try {
    writeFileSync(stamp, mark)
  } catch {
    // A folder of somebody else's: the next start compares again.
  }
}

/**
 * Runs npm, telling every five seconds that it is still on its way. Returns the exit code. It takes the versions of the
 * lock file and leaves that file alone; `npm ci` would do the same, but refuses a lock file that was written where a
 * registry does not carry the binaries of other platforms.
 */
async function install() {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  say(
    '正在安装所需的程序包，首次约需一分钟……',
    'Installing the packages it needs; the first time takes about a minute …',
  )
  const telling = setInterval(() => {
    say(
      `  仍在安装：${seconds()} 秒，已有 ${count()} 个包`,
      `still installing: ${seconds()} s, ${count()} packages so far`,
    )
  }, 5000)
  const output = []
  const npm = npmCommand()
  const child = spawn(
    npm.command,
    [...npm.args, 'install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    {
      cwd: root,
      env: { ...process.env, ...cacheSetting() },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows,
    },
  )
  child.stdout.on('data', (text) => output.push(text))
  child.stderr.on('data', (text) => output.push(text))
  const code = await ended(child)
  clearInterval(telling)
  if (code === 0) {
    writeStamp()
    say(`安装完成，用时 ${seconds()} 秒。`, `Installed in ${seconds()} s.`)
    return 0
  }
  const complaints = Buffer.concat(output)
    .toString()
    .split('\n')
    .filter((line) => /error/i.test(line))
  process.stderr.write(`${complaints.slice(0, 20).join('\n')}\n`)
  say(
    '安装没有成功，原因见上。请检查网络和磁盘空间后重试。',
    'The installation failed, see above. Check the network and the disk, then try again.',
  )
  return code
}

function count() {
  if (!existsSync(modules)) return 0
  return readdirSync(modules).filter((name) => !name.startsWith('.')).length
}

/** The npm that runs us, otherwise the one on the path. */
function npmCommand() {
  const path = process.env.npm_execpath
  if (path && /npm-cli\.[cm]?js$/.test(path)) return { command: process.execPath, args: [path] }
  return { command: 'npm', args: [] }
}

/** npm keeps what it has fetched below HOME; where that is not ours to write in, elsewhere. */
function cacheSetting() {
  try {
    accessSync(homedir(), constants.W_OK)
    return {}
  } catch {
    return { npm_config_cache: join(tmpdir(), `lianxin-npm-${process.getuid?.() ?? 0}`) }
  }
}

/**
 * In this process where this Node reads TypeScript, which saves a start; otherwise in the Node that npm brought. Either way compiled
 * code is kept between starts, which saves a third of one and the thirty megabytes of what reads TypeScript.
 */
async function run(file) {
  if (readsTypeScript()) {
    module.enableCompileCache?.()
    process.argv = [process.execPath, file, ...args]
    await import(pathToFileURL(file).href)
    return
  }
  const node = join(modules, '.bin', windows ? 'node.cmd' : 'node')
  if (!existsSync(node)) {
    say(
      `Node ${process.version} 太旧，而本机没有自带的 Node 可用。请安装 Node 24。`,
      `Node ${process.version} is too old and there is none for this machine among the packages. Install Node 24.`,
    )
    process.exit(1)
  }
  const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env }
  const child = spawn(node, [file, ...args], { stdio: 'inherit', shell: windows, env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.exitCode = await ended(child)
}

function readsTypeScript() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major >= 24 || (major === 22 && minor >= 18) || (major === 23 && minor >= 6)
}

/** The exit code of a child; 128 and the number of the signal that ended it, as a shell has it. */
function ended(child) {
  return new Promise((done) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      done(127)
    })
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGKILL' ? 137 : 143)))
  })
}

function say(zh, en) {
  process.stderr.write(`${zh} / ${en}\n`)
}
