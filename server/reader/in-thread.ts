import { Worker } from 'node:worker_threads'
import type { MarkedMessage } from './lesson.ts'
import type { Made } from './train-reader.ts'

export type ThreadTask = Readonly<{
  messages: readonly MarkedMessage[]
  /** Nothing is learnt where fewer than so many of a hundred messages are new to what was `seen`; null: in any case. */
  unless: Readonly<{ seen: Uint8Array; newPercent: number }> | null
}>

/** What a thread makes and soon throws away takes no more; left to itself it takes sixty megabytes. */
const YOUNG_MB = 16

/**
 * Learns from messages in a thread of its own, one of each near-copy: the server goes on answering. Memory while it runs:
 * the messages once more and some fifteen kilobytes a message.
 *
 * @param signal ends it
 * @returns null where too few messages are new
 */
export function trainInThread(task: ThreadTask, signal?: AbortSignal): Promise<Made | null> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./train-thread.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const abort = () => void worker.terminate()
    signal?.addEventListener('abort', abort, { once: true })
    worker.once('message', (made: Made | null) => resolve(made && withBuffers(made)))
    worker.once('error', reject)
    worker.once('exit', () => {
      signal?.removeEventListener('abort', abort)
      // After an answer this says nothing more.
      reject(new Error('the training ended before it was done'))
    })
  })
}

/** Buffers cross from one thread to another as plain bytes. */
function withBuffers(made: Made): Made {
  const asBuffer = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length)
  const models = new Map([...made.models].map(([name, bytes]) => [name, asBuffer(bytes)]))
  return { ...made, models, seen: asBuffer(made.seen) }
}
