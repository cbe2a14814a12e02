import readQr from 'jsqr';
import { PNG } from 'pngjs';

/** A picture in grey, 0 black to 255 white. */
export interface GreyPicture {
  width: number;
  height: number;
  grey: Uint8ClampedArray;
}

/** jsQR is CommonJS, and what a default import of it is depends on who compiles. */
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

/** Every dot as four: a camera sees finer than a printer burns. */
function enlarged({ width, height, grey }: GreyPicture): GreyPicture {
  const next = new Uint8ClampedArray(4 * grey.length);
  for (let index = 0; index < next.length; index += 1) {
    const [x, y] = [index % (2 * width), Math.floor(index / (2 * width))];
    next[index] = grey[(y >> 1) * width + (x >> 1)] ?? 0;
  }
  return { width: 2 * width, height: 2 * height, grey: next };
}

/** What the QR code in a picture says; null if none is found. */
function decodeFrame({ width, height, grey }: GreyPicture): string | null {
  const rgba = new Uint8ClampedArray(4 * grey.length);
  for (const [index, value] of grey.entries()) rgba.set([value, value, value, 255], 4 * index);
  return decode(rgba, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

/** What a phone sees of it, one frame after the other: at a pixel for each dot, at four, and a little out of focus. */
const FRAMES: ReadonlyArray<(picture: GreyPicture) => GreyPicture> = [(picture) => picture, enlarged, blurred];

/** What a decoder that is not ours reads. */
export interface Reading {
  /** Null if no frame has a code. */
  text: string | null;
  /** How many frames it took. */
  frames: number;
}

/** Reads a QR code as a phone does: it looks many times a second, each time a little differently, until it finds one. */
export function decodeQr(picture: GreyPicture): Reading {
  for (const [index, frame] of FRAMES.entries()) {
    const text = decodeFrame(frame(picture));
    if (text !== null) return { text, frames: index + 1 };
  }
  return { text: null, frames: FRAMES.length };
}
