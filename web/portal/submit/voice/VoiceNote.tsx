import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useWriter } from '../../../ui/moment.ts'
import { useOfflineWords } from '../../../offline/words.ts'
import { LONGEST_SECONDS, record, type Recording, VoiceError, type VoiceRefusal } from './recorder.ts'
import './VoiceNote.css'

/** Says it instead of writing it: a recording of at most two minutes, handed over as a file when it stops. */
export function VoiceNote({ onRecorded }: { onRecorded: (file: File) => void }) {
  const says = useOfflineWords()
  const write = useWriter()
  const [recording, setRecording] = useState<Recording | 'asking' | null>(null)
  const [refusal, setRefusal] = useState<VoiceRefusal | null>(null)
  const [seconds, setSeconds] = useState(0)
  const left = useRef(false)
  const running = recording !== null && recording !== 'asking'

  useEffect(() => {
    if (!running) return undefined
    const began = Date.now()
    const clock = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 250)
    return () => clearInterval(clock)
  }, [running])
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  // The microphone is let go with the page.
  useEffect(() => (running ? recording.stop : undefined), [running, recording])

  const begin = async () => {
    setRefusal(null)
    setSeconds(0)
    setRecording('asking')
    try {
      const begun = await record()
      if (left.current) return begun.stop()
      setRecording(begun)
      const sound = await begun.done
      if (left.current) return undefined
      if (sound)
        onRecorded(new File([sound], `${says('voice.name')}${endings[sound.type] ?? ''}`, { type: sound.type }))
      setRecording(null)
    } catch (error) {
      setRefusal(error instanceof VoiceError ? error.refusal : 'busy')
      setRecording(null)
    }
    return undefined
  }

  return (
    <div className="voice">
      {running ? (
        <>
          <Button onClick={recording.stop}>{says('voice.stop')}</Button>
          <span className="voice-clock figures" role="timer">
            <span className="voice-dot" aria-hidden="true" />
            {says('voice.running', { n: write.number(seconds), max: write.number(LONGEST_SECONDS) })}
          </span>
        </>
      ) : (
        <Button busy={recording === 'asking'} onClick={() => void begin()}>
          {says(recording === 'asking' ? 'voice.asking' : 'voice.begin')}
        </Button>
      )}
      {refusal && (
        <p className="field-error" role="alert">
          <span aria-hidden="true" className="field-error-mark" />
          {says(`voice.${refusal}`)}
        </p>
      )}
    </div>
  )
}

const endings: Readonly<Record<string, string>> = { 'audio/webm': '.webm', 'audio/mp4': '.m4a', 'audio/ogg': '.ogg' }
