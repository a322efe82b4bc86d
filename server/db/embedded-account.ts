import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { StartFailure } from '../start-failures.ts'

/**
 * PostgreSQL refuses to run as root, so root hands it to somebody else. `namespace`: the same account, seen as `uid` by
 * the processes inside a user namespace; files stay root's. `other`: another account, which owns the data folder.
 */
export type Account =
  | Readonly<{ kind: 'own' }>
  | Readonly<{ kind: 'namespace'; uid: number }>
  | Readonly<{ kind: 'other'; uid: number; gid: number }>

const own: Account = { kind: 'own' }

/**
 * Who runs PostgreSQL on `cluster` (its folder, which need not exist yet).
 * @throws StartFailure `no-plain-account` where root can become nobody else
 */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return own
  const folder = statSync(cluster, { throwIfNoEntry: false })
  if (folder && folder.uid !== 0) return { kind: 'other', uid: folder.uid, gid: folder.gid }
  const nobody = findNobody()
  if (namespaceWorks(nobody.uid)) return { kind: 'namespace', uid: nobody.uid }
  const other: Account = { kind: 'other', ...nobody }
  const became = spawnSync('/bin/sh', ['-c', ':'], { ...spawnSettings(other), cwd: '/', stdio: 'ignore' })
  if (became.status !== 0) throw new StartFailure('no-plain-account')
  return other
}

/** The command line that runs `program` under the account. */
export function commandFor(account: Account, program: string, args: readonly string[]): [string, ...string[]] {
  return account.kind === 'namespace' ? inNamespace(account.uid, program, args) : [program, ...args]
}

/** What `spawn` has to be told to run a command line under the account. */
export function spawnSettings(account: Account): { uid?: number; gid?: number } {
  return account.kind === 'other' ? { uid: account.uid, gid: account.gid } : {}
}

function inNamespace(uid: number, program: string, args: readonly string[]): [string, ...string[]] {
  return ['unshare', '--user', `--map-user=${uid}`, '--', program, ...args]
}

function namespaceWorks(uid: number): boolean {
  const [command, ...rest] = inNamespace(uid, 'true', [])
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0
}

/** initdb wants an account that has a name. */
function findNobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  if (!line) throw new StartFailure('no-plain-account')
  return { uid: Number(line[1]), gid: Number(line[2]) }
}
