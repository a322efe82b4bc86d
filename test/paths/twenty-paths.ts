import { afterTheAnswer } from './after-the-answer.ts'
import { manyVoices } from './many-voices.ts'
import type { Path } from './path.ts'
import { reports } from './reports.ts'
import { requests } from './requests.ts'
import { straight } from './straight.ts'

/** Different ways from a received submission to 清账, through every action that lies on one. */
export const twentyPaths: readonly Path[] = [...straight, ...requests, ...afterTheAnswer, ...manyVoices, ...reports]
