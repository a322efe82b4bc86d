/** Runs in a thread of its own: learns from the messages it is handed and hands back what it learnt. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadTask } from './in-thread.ts'
import { oneOfEach } from './lessons.ts'
import { seenIn, seenOf } from './seen.ts'
import { type Made, trainReader } from './train-reader.ts'

function run({ messages, unless }: ThreadTask): Made | null {
  if (unless) {
    const isSeen = seenIn(Buffer.from(unless.seen))
    const fresh = messages.filter((message) => !isSeen(message)).length
    if (fresh * 100 < messages.length * unless.newPercent) return null
  }
  // What is left out as a copy counts as seen all the same.
  return { ...trainReader(oneOfEach(messages)), seen: seenOf(messages) }
}

// A thread has no origin, unlike a window.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(run(workerData as ThreadTask))
