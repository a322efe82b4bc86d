import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import { useSpeech } from '../language.ts'

const synthesis = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis

/** Another page, another language or other words are silent until they are asked to speak. */
export function ReadAloud() {
  const { language, plainly } = useSpeech()
  const { pathname } = useLocation()
  return <Reading key={`${pathname} ${language} ${plainly}`} />
}

/**
 * 朗读: the page read out, where the device itself has a voice for its language. Voices that send the text elsewhere are not
 * used: what somebody looks up is theirs.
 */
function Reading() {
  const { t, language } = useSpeech()
  const voice = useVoice(language)
  const [reads, setReads] = useState(false)
  useEffect(() => () => synthesis?.cancel(), [])
  if (!synthesis || !voice) return null
  const toggle = () => {
    synthesis.cancel()
    if (reads) return setReads(false)
    const sentences = sentencesOf(document.querySelector('main')?.innerText ?? '')
    for (const [n, sentence] of sentences.entries()) {
      const said = new SpeechSynthesisUtterance(sentence)
      said.voice = voice
      said.lang = voice.lang
      said.rate = 0.9
      if (n === sentences.length - 1) said.addEventListener('end', () => setReads(false))
      synthesis.speak(said)
    }
    setReads(sentences.length > 0)
  }
  return (
    <button type="button" aria-pressed={reads} onClick={toggle}>
      {reads ? t('modes.quiet') : t('modes.read')}
    </button>
  )
}

/** Some engines stop in the midst of what is long: a sentence at a time. */
function sentencesOf(text: string): readonly string[] {
  return text.match(/[^。！？；!?;\n]+[。！？；!?;]?/gu)?.filter((one) => one.trim() !== '') ?? []
}

/** Voices come late, and change: asked for again when the browser says so. */
function useVoice(language: 'zh' | 'en'): SpeechSynthesisVoice | undefined {
  return useSyncExternalStore(
    (listener) => {
      synthesis?.addEventListener?.('voiceschanged', listener)
      return () => synthesis?.removeEventListener?.('voiceschanged', listener)
    },
    () =>
      synthesis?.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(language)),
  )
}
