/** The longer side of a photograph that is sent, in pixels: a sign can still be read on it. */
export const LONGEST_SIDE = 1920
const QUALITY = 0.82

/**
 * A photograph made small enough for a slow network: a JPEG of at most 1920 pixels, upright, without what the camera wrote
 * into it (place, time, device). What this browser cannot open is handed back as it is; the server looks at it.
 */
export async function smallPhoto(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const { width, height } = fitted(picture.width, picture.height)
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d')
    if (!context) return file
    // A JPEG has no transparency: what shines through is paper.
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
    context.drawImage(picture, 0, 0, width, height)
    picture.close()
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    return blob ? new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}

/** Width and height within the limit, in the same proportion, at least one pixel each. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
