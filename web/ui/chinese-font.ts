/**
 * Phones and computers in China draw Chinese themselves. Where a machine cannot (every character comes out as the same
 * box), the packaged face is fetched, piece by piece as its characters are needed.
 */
export async function ensureChineseFont(): Promise<void> {
  if (drawsChinese()) return
  await fetchChineseFont()
  document.documentElement.classList.add('packaged-font')
}

/** The packaged face, for whoever names it. */
export async function fetchChineseFont(): Promise<void> {
  await import('@fontsource-variable/noto-sans-sc/index.css')
}

function drawsChinese(): boolean {
  const [one, other] = ['\u5e10', '\u5fc3'].map(drawn)
  return one === undefined || one !== other
}

/** The picture of a character; undefined where the browser gives none. */
function drawn(character: string): string | undefined {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 24
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.font = '20px sans-serif'
  context.fillText(character, 2, 20)
  return context.getImageData(0, 0, 24, 24).data.join()
}
