import decodeQR from 'qr/decode.js';

/** Photos are scaled down to this, in pixels: enough for a code. */
const MAX_SIDE = 1_600;
const TIME_LIMIT_MS = 1_500;
/** The decoder's maximum. */
const EFFORT = 3;

/**
 * Decodes the QR code in a photo.
 *
 * @returns the code's text; null if there is no readable code.
 * @throws DOMException if the file is not an image.
 */
export async function decodePhoto(photo: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(photo);
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new DOMException('This browser gives no canvas.', 'NotSupportedError');
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decodeQR({ width, height, data }, { effort: EFFORT, timeLimit: TIME_LIMIT_MS });
  } catch {
    return null;
  }
}
