import { type CipherName, cipherNames } from '../identity/cipher.ts'
import { addKey } from '../identity/key-change.ts'
import { type Keys, loadKeys } from '../identity/key-file.ts'
import { sealAnew } from '../identity/rotate.ts'
import { withRotationLock } from '../identity/rotate-lock.ts'
import { countSealed, type Sealed } from '../identity/rotate-places.ts'
import { retireKey } from '../identity/rotate-retire.ts'
import { keyIdsInUse } from '../identity/store.ts'
import type { Database } from '../db/database.ts'
import { type Command, type CommandContext, textOption, WrongUsage } from './command.ts'
import { withDatabase } from './database.ts'

/** Replaces the key that identities are sealed with, beside running servers. */
export const rotateKey: Command = {
  name: 'rotate-key',
  summary: {
    zh: '更换身份库的密钥：加入新密钥，把全部身份重新加密；服务器不用停',
    en: 'replace the key of the identity vault: adds a new one and seals everything anew, beside running servers',
  },
  usage: 'rotate-key [--cipher sm4|aes-256-gcm] [--resume | --list | --retire KEY]',
  options: {
    cipher: {
      type: 'string',
      zh: '新密钥的算法；不写则与现在的相同',
      en: 'what the new key is for; as the newest one',
    },
    resume: { type: 'boolean', zh: '不加新密钥，把中断的更换做完', en: 'add no key, finish what was interrupted' },
    list: {
      type: 'boolean',
      zh: '只列出密钥和各自加密的数量',
      en: 'only list the keys and how much is sealed with each',
    },
    retire: { type: 'string', zh: '移除一个已不再使用的旧密钥', en: 'take out an old key that nothing is sealed with' },
  },

  async run(context) {
    const cipher = cipherOption(context)
    const { resume, list, retire } = context.options
    if ([resume, list, retire, cipher].filter((one) => one !== undefined).length > 1) {
      throw new WrongUsage(
        '--cipher、--resume、--list、--retire 只能写一个。',
        'Only one of --cipher, --resume, --list and --retire.',
      )
    }
    return withDatabase(context, async (database) => {
      const { config, now } = context
      const load = async () => loadKeys(config.keyFile, await keyIdsInUse(database.app), { suite: config.keySuite })
      if (list) return tell(context, await load(), await countSealed(database.app), {})
      return withRotationLock(database, async () => {
        const keys = await load()
        const id = textOption(context, 'retire')
        if (id !== undefined) return retired(context, database, keys, id)
        if (!resume) addKey(config.keyFile, cipher, now())
        return rotated(context, database, await load())
      })
    })
  },
}

function cipherOption(context: CommandContext): CipherName | undefined {
  const text = textOption(context, 'cipher')
  const name = cipherNames.find((one) => one === text)
  if (text !== undefined && !name) {
    throw new WrongUsage(
      `没有算法 ${text}；可用的：${cipherNames.join('、')}。`,
      `There is no cipher ${text}; there are ${cipherNames.join(', ')}.`,
    )
  }
  return name
}

async function rotated(context: CommandContext, { app }: Database, keys: Keys): Promise<number> {
  const { terminal, now, signal } = context
  const { id } = keys.newest
  terminal.say(`正在用密钥 ${id} 重新加密……`, `Sealing anew with the key ${id} …`)
  const before = await countSealed(app)
  const total = under(before, (key) => key !== id)
  const done = await sealAnew(app, keys, {
    now,
    signal,
    onProgress: (count) => terminal.progress(Math.min(count, total), total, '重新加密', 'sealed anew'),
  })
  return tell(context, keys, await countSealed(app), done)
}

async function retired(context: CommandContext, database: Database, keys: Keys, id: string): Promise<number> {
  await retireKey(database, keys, context.config.keyFile, id, context.now())
  context.terminal.answer({ retired: id }, [
    `已移除密钥 ${id}。旧的数据库备份仍要用它：备份还在，就请留着当时的密钥文件。`,
    `The key ${id} was taken out. Old backups of the database still need it: keep the key file of their time as long as you keep them.`,
  ])
  return 0
}

/** How things stand; 1 where something is not under the newest key after a rotation. */
function tell({ terminal }: CommandContext, keys: Keys, counts: Sealed, done: object): number {
  const newest = keys.newest.id
  const left = under(counts, (key) => key !== newest)
  const lost = under(counts, (key) => !keys.sealing.has(key))
  const rows = [...keys.sealing.values()].map(({ id, cipher, madeAt }) => ({
    key: id,
    cipher,
    madeAt: madeAt?.toISOString() ?? null,
    sealed: counts.get(id) ?? 0,
  }))
  const ready = rows.filter(({ key, sealed }) => key !== newest && sealed === 0)
  const after = 'sealed' in done
  terminal.answer({ newest, ...done, left, lost, keys: rows }, [
    ...rows.map(({ key, cipher, sealed }) => `${key === newest ? '*' : ' '} ${key}  ${cipher.padEnd(12)} ${sealed}`),
    ...(lost > 0
      ? [
          `有 ${lost} 条是用密钥文件里没有的密钥加密的，读不出来；请找回它们的密钥文件。`,
          `${lost} are sealed with keys that the file does not hold and cannot be read; find their key file.`,
        ]
      : []),
    ...(after && left > 0
      ? [
          `还有 ${left} 条没有换成新密钥，请再运行 rotate-key --resume。`,
          `${left} are not under the newest key yet; run rotate-key --resume.`,
        ]
      : []),
    ...(after
      ? [
          '请现在把密钥文件另存一份，与数据库备份分开。',
          'Keep a copy of the key file now, apart from the backups of the database.',
        ]
      : []),
    ...ready.map(
      ({ key }) =>
        `旧密钥 ${key} 已不再使用，5 分钟后可移除： No longer needed, may go after 5 minutes: rotate-key --retire ${key}`,
    ),
  ])
  return after && left > 0 ? 1 : 0
}

function under(counts: Sealed, which: (key: string) => boolean): number {
  return [...counts].reduce((sum, [key, count]) => (which(key) ? sum + count : sum), 0)
}
