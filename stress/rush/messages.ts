/** Messages from the test to its server. */
export interface ToServer {
  /** How many times as fast as real time its clock runs from now. */
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
