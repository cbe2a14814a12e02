import decodeQR from 'qr/decode.js';

/** A code fills enough of a picture so large, in pixels; phones take ten times as many. */
const MAX_SIDE = 1_600;
/** The buyer waits for the answer: longer than for a frame of a video, in milliseconds. */
const TIME_LIMIT_MS = 1_500;
/** A single picture is worth every attempt that the decoder knows. */
const EFFORT = 3;

/**
 * Reads the QR code in a photograph.
 *
 * @param photo an image file of any kind that the browser shows.
 * @returns the code's text; null if no code can be seen.
 * @throws DOMException if the file is no image.
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
