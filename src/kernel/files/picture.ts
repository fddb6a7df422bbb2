import sharp from 'sharp'

/** The side of the square that a stored picture fits in: enough to read a meter, small enough for a village network. */
const side = 2048
/** A phone's 50-megapixel photo fits; a few kilobytes that unfold to gigabytes do not. */
export const mostMegapixels = 70
const seconds = 20

// memory belongs to the database and the people waiting, not to pictures seen once
sharp.cache(false)

export type Redrawn =
  | { ok: true; bytes: Buffer; mime: string; width: number; height: number }
  | { ok: false; why: 'picture-broken' | 'picture-too-big' }

/**
 * Draws a picture anew from its pixels: upright, at most 2048 × 2048, and nothing else of the original file is carried
 * over — no EXIF, GPS, XMP, comments, thumbnails or bytes behind the end. Of a moving picture the first frame stays.
 */
export async function redraw(bytes: Uint8Array, mime: string): Promise<Redrawn> {
  const options = { limitInputPixels: mostMegapixels * 1e6, failOn: 'error', sequentialRead: true, pages: 1 } as const
  const drawn = sharp(bytes, options)
    .timeout({ seconds })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const formatted =
    mime === 'image/jpeg'
      ? drawn.jpeg({ quality: 82, progressive: true })
      : mime === 'image/webp'
        ? drawn.webp({ quality: 82 })
        : drawn.png({ compressionLevel: 8 })
  try {
    const { data, info } = await formatted.toBuffer({ resolveWithObject: true })
    return { ok: true, bytes: data, mime: `image/${info.format}`, width: info.width, height: info.height }
  } catch (error) {
    const tooBig = error instanceof Error && /pixel limit|timeout|too large|dimensions/i.test(error.message)
    return { ok: false, why: tooBig ? 'picture-too-big' : 'picture-broken' }
  }
}
