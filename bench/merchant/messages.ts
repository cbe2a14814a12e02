import type { Statement } from './recording.js';

/** What the bench asks its server: to note statements, for those it has noted, for its memory after a collection. */
export type ToServer = 'record' | 'statements' | 'heap';

/** What the server answers. */
export interface FromServer {
  statements?: Statement[];
  /** Memory in use by JavaScript. */
  heapBytes?: number;
}
