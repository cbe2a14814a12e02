import readQr from 'jsqr';
import { PNG } from 'pngjs';

/** A picture in grey, 0 black to 255 white. */
export interface GreyPicture {
  width: number;
  height: number;
  grey: Uint8ClampedArray;
}

/** jsQR is CommonJS: the shape of its default import depends on the compiler. */
const decode = typeof readQr === 'function' ? readQr : (readQr as unknown as { default: typeof readQr }).default;

/** Reads a screenshot. */
export function readPicture(png: Buffer): GreyPicture {
  const { width, height, data } = PNG.sync.read(png);
  const grey = new Uint8ClampedArray(width * height);
  for (let index = 0; index < grey.length; index += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * index, 4 * index + 3);
    grey[index] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return { width, height, grey };
}

/** Dots that are neither black nor white, which a thermal printer makes specks of. */
export function greyDots({ grey }: GreyPicture): number {
  return grey.filter((value) => value > 0 && value < 255).length;
}

/** What a thermal printer makes of it: a dot is burnt or not. */
export function burnt({ width, height, grey }: GreyPicture): GreyPicture {
  return { width, height, grey: grey.map((value) => (value < 128 ? 0 : 255)) };
}

/** A dead dot of the print head: a white line down the paper. */
export function withDeadDot({ width, height, grey }: GreyPicture, column: number): GreyPicture {
  return { width, height, grey: grey.map((value, index) => (index % width === column ? 255 : value)) };
}

/** A camera that is a little out of focus: each dot the mean of its neighbourhood of three by three. */
export function blurred({ width, height, grey }: GreyPicture): GreyPicture {
  const at = (x: number, y: number) =>
    grey[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
  const mean = (index: number) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    let sum = 0;
    for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) sum += at(x + dx, y + dy);
    return sum / 9;
  };
  return { width, height, grey: grey.map((_, index) => mean(index)) };
}

/** Reads the QR code in a picture with a third-party decoder; null if none is found. */
export function decodeQr({ width, height, grey }: GreyPicture): string | null {
  const rgba = new Uint8ClampedArray(4 * grey.length);
  for (const [index, value] of grey.entries()) rgba.set([value, value, value, 255], 4 * index);
  return decode(rgba, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}
