import type { ByteSource } from './source.js';
import { ImportError } from './source-row.js';

/** The encodings that are read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** Cyrillic encodings that are detected beside windows-1251, and refused by name. */
const OTHER_CYRILLIC = ['koi8-r', 'ibm866', 'x-mac-cyrillic'] as const;
const SAVE_AS_UTF8 = 'Save it as UTF-8 (in Excel: «CSV UTF-8») and import it again.';

const BYTE_ORDER_MARKS: ReadonlyArray<readonly [mark: readonly number[], Encoding | null]> = [
  [[0xff, 0xfe, 0, 0], null],
  [[0, 0, 0xfe, 0xff], null],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** First bytes of what is no text. */
const OTHER_FILES: ReadonlyArray<readonly [mark: readonly number[], name: string]> = [
  [[0x50, 0x4b, 3, 4], 'an Excel workbook or another ZIP archive: save the sheet as «CSV UTF-8»'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook: save the sheet as «CSV UTF-8»'],
  [[0x1f, 0x8b], 'compressed by gzip: unpack it'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF: export a CSV'],
];

/** Bytes of a file's beginning that tell UTF-16 without a mark. */
const BEGINNING = 4096;
/** Letters by how often they occur in Russian, most frequent first. */
const BY_FREQUENCY = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';
/** The rank of what is no Russian letter. */
const FOREIGN_RANK = 60;
/** Russian text has a mean rank of about 8. */
const MAX_RANK = 18;
/** A file counts as UTF-8 if it has more than this many non-ASCII characters for each replacement character. */
const GOOD_FOR_BAD = 10;

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);

function encodingByMark(bytes: Uint8Array): Encoding | undefined {
  const other = OTHER_FILES.find(([mark]) => startsWith(bytes, mark));
  if (other) throw new ImportError(`The file is ${other[1]}.`);
  const found = BYTE_ORDER_MARKS.find(([mark]) => bytes.length >= mark.length && startsWith(bytes, mark));
  if (found && found[1] === null) throw new ImportError(`The file is in UTF-32. ${SAVE_AS_UTF8}`);
  return found?.[1] ?? utf16WithoutMark(bytes.subarray(0, BEGINNING));
}

/** Signs of ASCII, which every source has, are half zeros in UTF-16. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 8) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** The mean rank of the letters beyond ASCII: low for Russian that was decoded right. */
function meanRank(text: string): number {
  let [sum, count] = [0, 0];
  for (const letter of text.toLowerCase()) {
    if (letter < '\u0080') continue;
    const rank = BY_FREQUENCY.indexOf(letter);
    // Quotes, dashes and № stand in every text.
    if (rank < 0 && '«»–—№“”„…\u00a0'.includes(letter)) continue;
    sum += rank < 0 ? FOREIGN_RANK : rank;
    count += 1;
  }
  return count === 0 ? FOREIGN_RANK : sum / count;
}

/** Whether nearly all is valid UTF-8. */
function isDamagedUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample);
  const bad = text.split('\ufffd').length - 1;
  return (text.match(/[\u0080-\ufffc]/g)?.length ?? 0) > bad * GOOD_FOR_BAD;
}

/** Whether letters beyond ASCII mostly stand in words of ASCII letters, as in «Grüße»: Russian words have none of these. */
function isWestern(sample: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(sample);
  const letters = text.match(/[\u0080-\uffff]+/g)?.length ?? 0;
  const inWords = text.match(/[a-z][\u0080-\uffff]+(?=[a-z])/gi)?.length ?? 0;
  return inWords * 2 > letters;
}

/** The encoding of a file that is not valid UTF-8. */
function legacyEncoding(sample: Uint8Array): Encoding {
  if (isDamagedUtf8(sample)) return 'utf-8';
  const rankOf = (name: string) => meanRank(new TextDecoder(name).decode(sample));
  if (isWestern(sample)) throw new ImportError(`The file is in a Western encoding such as ISO-8859-1. ${SAVE_AS_UTF8}`);
  const rank = rankOf('windows-1251');
  const better = OTHER_CYRILLIC.find((name) => rankOf(name) < Math.min(rank, MAX_RANK));
  if (better) throw new ImportError(`The file is in ${better.toUpperCase()}. ${SAVE_AS_UTF8}`);
  if (rank <= MAX_RANK) return 'windows-1251';
  throw new ImportError(`The file is neither UTF-8, UTF-16 nor windows-1251. ${SAVE_AS_UTF8}`);
}

/**
 * Finds out the encoding of a text, of all of it: a letter in the last line counts as one in the first.
 *
 * @throws ImportError that names the encoding, or the kind of file, if it cannot be read.
 */
export async function detectEncoding(source: ByteSource): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const chunk of source.chunks()) {
    const marked = isFirst ? encodingByMark(chunk) : undefined;
    if (marked) return marked;
    isFirst = false;
    // The part that is no UTF-8 has letters that tell what it is; what was before may have none.
    if (!isValid(decoder, chunk)) return legacyEncoding(chunk);
  }
  return 'utf-8';
}

function isValid(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The text of a source, in parts. A byte order mark is left out. */
export async function* textChunks(source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
