import { useMutation, useQuery } from '@tanstack/react-query'
import type { readReader as readReaderRoute } from '../../../contract/reader.ts'
import { type Answer, call } from '../../api.ts'
import { chooseReader, readReader, trainReader } from '../calls.ts'
import { queries } from '../queries.ts'

export type ReaderState = Answer<typeof readReaderRoute>

const queryKey = ['reader']
const WATCHED_MS = 2000

/** How the reader stands; looked at again and again while a training is under way. */
export function useReader() {
  return useQuery({
    queryKey,
    queryFn: () => call(readReader, {}),
    refetchInterval: ({ state }) => (state.data?.running ? WATCHED_MS : false),
  })
}

export function useTraining() {
  return useMutation({
    mutationFn: () => call(trainReader, {}),
    onSuccess: (state) => queries.setQueryData(queryKey, state),
  })
}

export function useChoosing() {
  return useMutation({
    mutationFn: chooseOnce,
    onSuccess: (state) => queries.setQueryData(queryKey, state),
    // Somebody else may have chosen meanwhile.
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}

function chooseOnce(body: Pick<NonNullable<ReaderState['choice']>, 'trainingId' | 'precisions'> & { basedOn: number }) {
  return call(chooseReader, { body })
}
