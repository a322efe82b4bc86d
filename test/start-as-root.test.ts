import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { contentOf } from './data-folder.ts'
import { follow } from './process.ts'
import { addressOf, answerOf, expectFailure, usePrograms } from './programs.ts'

const root = process.getuid?.() === 0
const entry = join(import.meta.dirname, 'bare-server.ts')
const programs = usePrograms()

/** Where another account gets the binaries that it cannot read below a closed folder. */
const cache = '/var/cache/lianxin'
const cachedBefore = existsSync(cache)
afterAll(() => {
  if (root && !cachedBefore) rmSync(cache, { recursive: true, force: true })
})

describe.runIf(root)('as root', () => {
  test('where no user namespace can be had, another account runs it, below a folder that account cannot enter', async () => {
    const closed = programs.fresh()
    mkdirSync(closed, { mode: 0o700 })
    const folder = join(closed, 'data')
    const program = programs.server({ LIANXIN_DATA: folder, PATH: '/nowhere' })
    expect(await answerOf(program)).toBe('here')
    expect(statSync(join(folder, 'postgres')).uid).not.toBe(0)
    expect(await program.stop()).toBe(0)
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })

  test.runIf(isOpenToOthers())(
    'an ordinary user starts it, and is refused where the folder is not theirs',
    async () => {
      const home = mkdtempSync(join(tmpdir(), 'lianxin-plain-'))
      chownSync(home, 65534, 65534)
      const start = (folder: string) => {
        const env = { PATH: process.env.PATH, LIANXIN_DATA: folder, PORT: '0', HOME: '/nonexistent' }
        const child = spawn(process.execPath, [entry], {
          env,
          uid: 65534,
          gid: 65534,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        return programs.watched(follow(child))
      }
      expect(await answerOf(start(join(home, 'data')))).toBe('here')
      const closed = join(home, 'closed')
      mkdirSync(closed, { mode: 0o755 })
      await expectFailure(start(closed), 15, /EACCES/)
      await expectFailure(start(programs.filled()), 15, /EACCES/)
      rmSync(home, { recursive: true, force: true })
    },
  )
})

describe.runIf(root && canMount())('on a full disk', () => {
  function smallDisk(megabytes: number): string {
    const folder = programs.fresh()
    mkdirSync(folder)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
    disks.push(folder)
    return folder
  }
  const disks: string[] = []
  afterEach(() => {
    for (const folder of disks.splice(0)) execFileSync('umount', ['-l', folder])
  })

  test('the first start is refused and leaves nothing behind', async () => {
    const disk = smallDisk(20)
    await expectFailure(programs.server({ LIANXIN_DATA: join(disk, 'data') }), 18, /is full/)
    expect(contentOf(join(disk, 'data'))).toEqual([])
  })

  test('a later start is refused, and starts again when there is room', async () => {
    const disk = smallDisk(200)
    const folder = join(disk, 'data')
    const first = programs.server({ LIANXIN_DATA: folder })
    await addressOf(first)
    await first.stop()
    const filler = join(disk, 'filler')
    execFileSync('sh', ['-c', `dd if=/dev/zero of=${filler} bs=4k 2>/dev/null || :`])
    await expectFailure(programs.server({ LIANXIN_DATA: folder }), 18, /is full/)
    rmSync(filler)
    expect(await answerOf(programs.server({ LIANXIN_DATA: folder }))).toBe('here')
  })
})

/** Whether an ordinary user can read this checkout, and Node. */
function isOpenToOthers(): boolean {
  const read = `require('node:fs').accessSync(${JSON.stringify(entry)})`
  const asked = root && spawnSync(process.execPath, ['-e', read], { uid: 65534, gid: 65534, cwd: '/' })
  if (asked && asked.status === 0) return true
  if (root)
    console.warn(
      '其他用户不能读取本目录，相应的测试略过 / this checkout is closed to other users: their test is left out',
    )
  return false
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    console.warn(
      '这里不能挂载小磁盘，磁盘满的测试略过 / no small disk can be mounted here: the tests of a full disk are left out',
    )
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
