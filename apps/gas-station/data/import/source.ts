import { createReadStream } from 'node:fs';

/** Bytes that can be read more than once. */
export interface ByteSource {
  chunks(): AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 1024 * 1024;

/** A file, read in parts: it may be larger than the memory. */
export function fileSource(path: string): ByteSource {
  return { chunks: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) };
}

/** Bytes, or a text as UTF-8. */
export function bytesSource(content: string | Uint8Array): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    async *chunks() {
      for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES);
    },
  };
}
