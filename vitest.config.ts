import { accessSync, constants } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// An ordinary user may run the tests of a checkout that is somebody else's.
const modules = join(import.meta.dirname, 'node_modules')
const ours = isWritable(modules)

export default defineConfig({
  cacheDir: join(ours ? modules : tmpdir(), '.vite'),
  test: {
    include: ['{domain,contract,server,web,test,scripts,bench}/**/*.test.{ts,tsx}'],
    globalSetup: 'test/global-setup.ts',
    testTimeout: 40_000,
    hookTimeout: 90_000,
    pool: 'forks',
    // Browsers and databases wait more than they compute: two files at a time also on two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    fsModuleCache: ours,
  },
})

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
