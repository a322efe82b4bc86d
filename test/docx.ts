import { text } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

/** What a .docx says: each paragraph of its body, and its first header. */
export async function textsOfDocx(file: Buffer): Promise<Readonly<{ body: readonly string[]; header: string }>> {
  const parts = new Map<string, string>()
  const zip = await fromBufferPromise(file)
  for await (const entry of zip.eachEntry()) {
    if (!/^word\/(document|header1)\.xml$/.test(entry.fileName)) continue
    parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)))
  }
  const paragraphs = (xml = '') =>
    [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) =>
      [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
    )
  return {
    body: paragraphs(parts.get('word/document.xml')).filter((words) => words !== ''),
    header: paragraphs(parts.get('word/header1.xml')).join(''),
  }
}
