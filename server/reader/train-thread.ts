/** Runs in a thread of its own: learns from the messages it is handed and hands back what it learnt. */
import { parentPort, workerData } from 'node:worker_threads'
import type { MarkedMessage } from './lesson.ts'
import { oneOfEach } from './lessons.ts'
import { trainReader } from './train-reader.ts'

// A thread has no origin, unlike a window.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(trainReader(oneOfEach(workerData as readonly MarkedMessage[])))
