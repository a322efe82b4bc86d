import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes (OWASP password storage, 2024). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** So many are computed at a time: a flood of sign-ins takes turns, not the memory. */
const AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

/** The hash a password is kept as. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), options))
}

/** Whether the password is the one; where there is no hash it takes as long and is not. */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  const right = await inTurn(async () => verify(kept ?? (await nobodys()), password.normalize('NFKC')))
  return right && kept !== null
}

let dummy: Promise<string> | undefined

/** A hash that no password of anybody has. */
function nobodys(): Promise<string> {
  dummy ??= hash(crypto.randomUUID(), options)
  return dummy
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
