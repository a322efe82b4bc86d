type Words = Readonly<{ exitCode: number; zh: string; en: string }>

/**
 * Every reason for which the program does not start or a command cannot reach the database: its exit code, and words
 * that say what to do. `{name}` stands for a value that comes with the failure; no value is ever a secret.
 */
export const startFailures = {
  'bad-setting': {
    exitCode: 10,
    zh: '设置 {name} 的值无效：{expected}。请改正后重新启动。',
    en: 'The setting {name} is not valid: {expected}. Correct it and start again.',
  },
  'port-in-use': {
    exitCode: 11,
    zh: '端口 {port} 已被其他程序占用。请关闭那个程序，或换一个端口启动：PORT={other} npm start',
    en: 'Port {port} is already in use. Stop the program that uses it, or start on another port: PORT={other} npm start',
  },
  'port-not-allowed': {
    exitCode: 12,
    zh: '没有权限监听 {host}:{port}。请换一个 1024 以上的端口：PORT=12345 npm start',
    en: 'Not allowed to listen on {host}:{port}. Use a port above 1024: PORT=12345 npm start',
  },
  'already-running': {
    exitCode: 13,
    zh: '连心已经在使用数据目录 {folder}（进程 {pid}）。请直接使用它，或先停止它；要另开一套，请用 LIANXIN_DATA 和 PORT 指定别的目录和端口。',
    en: 'Lianxin is already running on {folder} (process {pid}). Use that one, or stop it first; for a second one name another folder and port with LIANXIN_DATA and PORT.',
  },
  'command-running': {
    exitCode: 14,
    zh: '一条命令（进程 {pid}）正在使用数据目录 {folder}。请等它结束后再运行 npm start。',
    en: 'A command (process {pid}) is using {folder}. Wait until it has ended, then run npm start again.',
  },
  'folder-not-writable': {
    exitCode: 15,
    zh: '不能写入数据目录 {folder}（{reason}）。请用它的所有者身份运行，或用 LIANXIN_DATA 指定一个可写的目录。',
    en: 'The data folder {folder} cannot be written ({reason}). Run as its owner, or name a writable folder with LIANXIN_DATA.',
  },
  'folder-broken': {
    exitCode: 16,
    zh: '数据目录 {folder} 不完整（{reason}），没有做任何改动。请从备份恢复；确认里面没有需要的内容时，移走它再启动。',
    en: 'The data folder {folder} is not complete ({reason}); nothing was changed. Restore it from a backup or, if nothing in it is needed, move it away and start again.',
  },
  'folder-of-other-version': {
    exitCode: 17,
    zh: '数据目录 {folder} 属于 PostgreSQL {found}，本程序带的是 {wanted}，没有做任何改动。请用原来的版本导出后再导入，或用 LIANXIN_DATA 指定新目录。',
    en: 'The data folder {folder} belongs to PostgreSQL {found}, this program brings {wanted}; nothing was changed. Dump it with the version that wrote it and load it here, or name a new folder with LIANXIN_DATA.',
  },
  'disk-full': {
    exitCode: 18,
    zh: '{folder} 所在的磁盘已满。已确认保存的内容都在；请腾出空间（至少 200 MB）后重新启动。',
    en: 'The disk that holds {folder} is full. Everything that was acknowledged is still there; free some space (at least 200 MB) and start again.',
  },
  'no-embedded-database': {
    exitCode: 19,
    zh: '本机（{platform}）不能运行自带的 PostgreSQL：{reason}。请安装 PostgreSQL 15 或更高版本，并用 DATABASE_URL 指定它。',
    en: 'The PostgreSQL that Lianxin brings does not run on this machine ({platform}): {reason}. Install PostgreSQL 15 or later and name it with DATABASE_URL.',
  },
  'no-plain-account': {
    exitCode: 20,
    zh: 'PostgreSQL 不能以 root 身份运行，而这里不允许换成普通用户。请用普通用户运行，或用 DATABASE_URL 指定一个数据库。',
    en: 'PostgreSQL does not run as root, and changing to an ordinary user is not allowed here. Run as an ordinary user, or name a database with DATABASE_URL.',
  },
  'database-did-not-start': {
    exitCode: 21,
    zh: '自带的数据库没有启动成功：{reason}。日志在 {log}；若提示文件损坏，请从备份恢复。',
    en: 'The embedded database did not start: {reason}. Its log is {log}; if it speaks of damaged files, restore a backup.',
  },
  'database-ended': {
    exitCode: 22,
    zh: '数据库意外停止：{reason}。已确认保存的内容不会丢失，请重新运行 npm start。',
    en: 'The database ended unexpectedly: {reason}. Nothing that was acknowledged is lost; run npm start again.',
  },
  'database-unreachable': {
    exitCode: 23,
    zh: '连不上 {setting} 指定的数据库 {address}（{reason}）。请检查地址、端口、网络，以及数据库是否已启动。',
    en: 'The database that {setting} names, {address}, cannot be reached ({reason}). Check the address, the port, the network and whether the database runs.',
  },
  'database-refused': {
    exitCode: 24,
    zh: '{setting} 指定的数据库 {address} 拒绝登录（{reason}）。请检查用户名、密码和数据库名。',
    en: 'The database that {setting} names, {address}, refused to let us in ({reason}). Check the name, the password and the name of the database.',
  },
  'database-too-old': {
    exitCode: 25,
    zh: '数据库 {address} 是 PostgreSQL {found}，需要 15 或更高版本。请升级后再启动。',
    en: 'The database {address} is PostgreSQL {found}; 15 or later is needed. Upgrade it and start again.',
  },
  'database-not-utf8': {
    exitCode: 26,
    zh: '数据库 {address} 的编码是 {found}，需要 UTF8。请新建数据库：create database lianxin encoding UTF8 template template0',
    en: 'The database {address} is encoded in {found}; UTF8 is needed. Make a new one: create database lianxin encoding UTF8 template template0',
  },
  'role-missing': {
    exitCode: 27,
    zh: '数据库账号没有建立角色的权限。请管理员运行：create role lianxin_app login; grant lianxin_app to {role};',
    en: 'The database account may not create roles. An administrator runs: create role lianxin_app login; grant lianxin_app to {role};',
  },
  'migration-failed': {
    exitCode: 28,
    zh: '数据库结构升级 {migration} 失败，已退回升级前的状态：{reason}。请保留这条信息并联系维护人员。',
    en: 'The migration {migration} failed and was rolled back: {reason}. Keep this message and ask whoever maintains the program.',
  },
  'database-newer': {
    exitCode: 29,
    zh: '数据库已由更新的版本升级过（{migration}）。请使用同样新或更新的程序启动。',
    en: 'The database was already migrated by a newer version ({migration}). Start a program at least as new.',
  },
  'key-file-open-to-others': {
    exitCode: 30,
    zh: '密钥文件 {path} 能被其他账号读取（权限 {mode}）。请先运行 chmod 600 {path} 再启动；如有他人可能读过，请联系维护人员更换密钥。',
    en: 'Other accounts can read the key file {path} (mode {mode}). Run chmod 600 {path}, then start again; if somebody may have read it, have the key replaced.',
  },
  'key-file-broken': {
    exitCode: 31,
    zh: '密钥文件 {path} 不完整或不是本程序的密钥文件（{reason}），没有做任何改动。请用另存的那一份替换它。',
    en: 'The key file {path} is not complete, or is not one of ours ({reason}); nothing was changed. Put the copy you keep in its place.',
  },
  'key-file-missing': {
    exitCode: 32,
    zh: '找不到密钥文件 {path}，而数据库里已有用它加密的身份，所以没有新建。请放回另存的那一份，或用 LIANXIN_KEY_FILE 指定它的位置。',
    en: 'There is no key file {path}, but the database holds identities sealed with it, so no new one was made. Put back the copy you keep, or say where it is with LIANXIN_KEY_FILE.',
  },
  'key-missing': {
    exitCode: 33,
    zh: '密钥文件 {path} 不属于这个数据库：数据库里有用密钥 {key} 加密的身份，文件里没有这个密钥。请换上这个数据库的密钥文件，或用 LIANXIN_KEY_FILE 指定它。',
    en: 'The key file {path} is not the one of this database: identities in it are sealed with the key {key}, which the file does not hold. Use the key file of this database, or name it with LIANXIN_KEY_FILE.',
  },
  'rotation-running': {
    exitCode: 34,
    zh: '另一次密钥更换正在进行，没有做任何改动。请等它结束后再运行。',
    en: 'Another rotation of keys is running; nothing was changed. Wait until it has ended, then run this again.',
  },
  'key-unknown': {
    exitCode: 35,
    zh: '密钥文件 {path} 里没有密钥 {key}。文件里的密钥：{known}。',
    en: 'The key file {path} holds no key {key}. It holds: {known}.',
  },
  'key-newest': {
    exitCode: 36,
    zh: '密钥 {key} 是最新的，正在用它加密，不能移除。请先运行 rotate-key 换上新的密钥。',
    en: 'The key {key} is the newest, everything is sealed with it, so it stays. Run rotate-key first, which adds a newer one.',
  },
  'key-in-use': {
    exitCode: 37,
    zh: '还有 {count} 条内容用密钥 {key} 加密，没有移除。请先运行 rotate-key --resume。',
    en: 'The key {key} stays: {count} things are sealed with it. Run rotate-key --resume first.',
  },
  'key-too-young': {
    exitCode: 38,
    zh: '最新的密钥刚刚加入，运行中的服务器可能还在用旧的。请在 {seconds} 秒后再移除。',
    en: 'The newest key was only just added, and a running server may still seal with an older one. Try again in {seconds} seconds.',
  },
  'secret-file-open-to-others': {
    exitCode: 40,
    zh: '{name} 指定的文件 {path} 能被其他账号读取（权限 {mode}）。请先运行 chmod 600 {path} 再启动（容器里把密文的权限设为 0400）；如有他人可能读过，请更换其中的密码。',
    en: 'Other accounts can read {path}, the file that {name} names (mode {mode}). Run chmod 600 {path}, then start again (in a container give the secret mode 0400); if somebody may have read it, change the password in it.',
  },
  'secret-file-unreadable': {
    exitCode: 41,
    zh: '{name} 指定的文件 {path} 读不出内容（{reason}）。请核对路径和权限；文件第一行就是密码或地址。',
    en: 'Nothing can be read from {path}, the file that {name} names ({reason}). Check the path and its mode; its first line is the secret.',
  },
  'jobs-schema-missing': {
    exitCode: 42,
    zh: '数据库账号 {role} 没有在数据库 {database} 里建立模式的权限，定时任务的表无处可放。请管理员在该库里运行其一：create schema pgboss authorization {role}; 或 grant create on database {database} to {role};',
    en: 'The database account {role} may not make a schema in the database {database}, and the tables of what runs by itself need one. An administrator runs one of these in it: create schema pgboss authorization {role}; or grant create on database {database} to {role};',
  },
} as const satisfies Record<string, Words>

export type StartFailureCode = keyof typeof startFailures

/** A failure of the catalogue above: the message holds both languages, `exitCode` is what the process ends with. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly code: StartFailureCode
  readonly exitCode: number
  readonly zh: string
  readonly en: string

  constructor(code: StartFailureCode, values: Readonly<Record<string, string | number>> = {}) {
    const zh = fill(startFailures[code].zh, values)
    const en = fill(startFailures[code].en, values)
    super(`${zh}\n${en}`)
    this.code = code
    this.exitCode = startFailures[code].exitCode
    this.zh = zh
    this.en = en
  }
}

function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}
