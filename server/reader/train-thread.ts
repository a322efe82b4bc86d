import { parentPort, workerData } from 'node:worker_threads'
import type { MarkedMessage } from './lesson.ts'
import { oneOfEach } from './lessons.ts'
import { trainReader } from './train-reader.ts'

/** Runs in a thread of its own: learns from the messages it is handed and hands back what it learnt. */
parentPort?.postMessage(trainReader(oneOfEach(workerData as readonly MarkedMessage[])))
