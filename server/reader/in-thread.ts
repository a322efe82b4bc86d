import { Worker } from 'node:worker_threads'
import type { MarkedMessage } from './lesson.ts'
import type { Made } from './train-reader.ts'

/**
 * Learns from messages in a thread of its own, one of each near-copy: the server goes on answering. Memory while it runs:
 * the messages once more and some ten kilobytes a message.
 *
 * @param signal ends it
 */
export function trainInThread(messages: readonly MarkedMessage[], signal?: AbortSignal): Promise<Made> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-thread.ts', import.meta.url), { workerData: messages })
    const abort = () => void worker.terminate()
    signal?.addEventListener('abort', abort, { once: true })
    worker.once('message', (made: Made) => {
      const models = new Map([...made.models].map(([name, bytes]) => [name, asBuffer(bytes)]))
      resolve({ ...made, models, seen: asBuffer(made.seen) })
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal?.removeEventListener('abort', abort)
      // After an answer this says nothing more.
      reject(new Error('the training ended before it was done'))
    })
  })
}

/** Buffers cross from one thread to another as plain bytes. */
function asBuffer({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}
