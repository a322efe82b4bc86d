import { accessSync, constants } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// An ordinary user may run the tests of a checkout that is somebody else's.
const modules = join(import.meta.dirname, 'node_modules')
const ours = isWritable(modules)

/** What waits for browsers and programs of its own comes first: begun last, it would run alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => Number(isShort(a)) - Number(isShort(b)))
  }
}
const isShort = ({ moduleId }: TestSpecification) => !/\/(e2e|crawl|jobs|cli)\/|\/test\/[^/]+$/.test(moduleId)

export default defineConfig({
  cacheDir: join(ours ? modules : tmpdir(), '.vite'),
  test: {
    include: ['{domain,contract,server,web,test,scripts,bench}/**/*.test.{ts,tsx}'],
    globalSetup: 'test/global-setup.ts',
    // Only what hangs is to be ended: a busy machine takes several times as long as a calm one, and the times a test takes
    // say nothing about the program.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    // A file has a database and servers of its own; modules hold nothing of one that another could meet. Loading them anew
    // for every file takes as long as half of the tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
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
