import type { Applier } from './apply.ts'
import type { Details, MovedVoice } from './details.ts'
import type { Voice } from './matter.ts'
import { withdrawn } from './orders.ts'

/** What each action does to the submissions a matter carries. */
export const applyToVoices = {
  merge: (folder, { details, at }) => ({
    orders: withdrawn(folder.orders, at),
    voices: [],
    matter: {
      ...folder.matter,
      status: 'merged',
      mergedInto: details.targetId,
      handedOver: details.voices.map((voice) => voice.submissionId),
      suspension: null,
    },
  }),

  absorb: (folder, { details }) => ({
    ...folder,
    voices: [...folder.voices, ...details.voices.map(arrived)],
  }),

  unmerge: (folder, { details, at }) => ({
    ...folder,
    voices: details.voices.map(arrived),
    matter: {
      ...folder.matter,
      // Its orders were taken back when it was merged: it starts again from the book.
      status: folder.matter.openedAt ? 'opened' : 'submitted',
      leadUnitId: null,
      mergedInto: null,
      handedOver: [],
      lastAt: at,
    },
  }),

  release: (folder, { details }) => ({
    ...folder,
    voices: folder.voices.filter((voice) => !details.submissionIds.includes(voice.submissionId)),
  }),

  followUp: (folder, { details, at }) => ({
    ...folder,
    voices: folder.voices.map((voice) => {
      if (voice.submissionId !== details.submissionId) return voice
      if (!details.contacted) return { ...voice, attemptedAt: [...voice.attemptedAt, at] }
      const { solved, satisfied, attitude = null, askedToChange = false } = details
      if (!solved || !satisfied) return voice
      return { ...voice, outcome: { solved, satisfied, attitude, askedToChange, at: at.toISOString() } }
    }),
  }),
} satisfies Partial<{ [A in keyof Details]: Applier<A> }>

/** A submission coming from another matter, with what it already said. */
function arrived(moved: MovedVoice): Voice {
  return {
    ...moved,
    joinedAt: new Date(moved.joinedAt),
    attemptedAt: moved.attemptedAt.map((tried) => new Date(tried)),
  }
}

/** The same submission in JSON, to be carried in a line. */
export function moved(voice: Voice): MovedVoice {
  return {
    ...voice,
    joinedAt: voice.joinedAt.toISOString(),
    attemptedAt: voice.attemptedAt.map((tried) => tried.toISOString()),
  }
}
