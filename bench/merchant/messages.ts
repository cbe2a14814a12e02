import type { Statement } from './recording.js';

/** What the bench asks its server: the statements since the last question, or its memory after a collection. */
export type ToServer = 'statements' | 'heap';

/** What the server answers. */
export interface FromServer {
  statements?: Statement[];
  /** Memory in use by JavaScript. */
  heapBytes?: number;
}
