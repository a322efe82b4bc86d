type Line = Readonly<{ text: string; big?: boolean }>

const WIDTH = 720
const MARGIN = 48
const CODE = 420

/**
 * The receipt as a picture: the lines, and the squares of the QR code under them.
 *
 * @param squares rows of the code, true where it is dark
 * @throws Error where the browser draws no picture
 */
export async function drawKeepsake(squares: readonly (readonly boolean[])[], lines: readonly Line[]): Promise<Blob> {
  const heights = lines.map(({ big }) => (big ? 60 : 44))
  const height = MARGIN * 3 + heights.reduce((sum, one) => sum + one, 0) + CODE
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  const face = getComputedStyle(document.body).fontFamily
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, height)
  pen.strokeStyle = '#a3241b'
  pen.lineWidth = 4
  pen.strokeRect(16, 16, WIDTH - 32, height - 32)
  pen.fillStyle = '#000'
  pen.textBaseline = 'top'
  let y = MARGIN
  for (const [n, { text, big }] of lines.entries()) {
    pen.font = `${big ? 'bold 40px' : '28px'} ${face}`
    pen.fillText(text, MARGIN, y, WIDTH - MARGIN * 2)
    y += heights[n] ?? 0
  }
  const side = CODE / squares.length
  for (const [row, line] of squares.entries())
    for (const [column, dark] of line.entries())
      if (dark)
        pen.fillRect((WIDTH - CODE) / 2 + column * side, y + MARGIN / 2 + row * side, Math.ceil(side), Math.ceil(side))
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'),
  )
}
