import type { Statement } from './recording.js';

/** Requests to the server: record statements, return them, return memory usage after a garbage collection. */
export type ToServer = 'record' | 'statements' | 'heap';

/** What the server answers. */
export interface FromServer {
  statements?: Statement[];
  /** Used JavaScript heap. */
  heapBytes?: number;
}
