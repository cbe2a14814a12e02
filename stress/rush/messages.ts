/** What the proof says to its server. */
export interface ToServer {
  /** Milliseconds of the clock in a real one, from now. */
  speed?: number;
}

/** What the server answers. */
export interface FromServer {
  /** Answers of 429 so far. */
  tooMany: number;
  /** Requests that the limit lets go now. */
  free: number;
  /** What its clock shows. */
  now: number;
}
