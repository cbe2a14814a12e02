/** Messages from the test to its server. */
export interface ToServer {
  /** New speed of its clock. */
  speed?: number;
}

/** The server's answer. */
export interface FromServer {
  /** Number of 429 answers so far. */
  tooMany: number;
  /** Free permits of the rate limiter. */
  free: number;
  /** Time of its clock. */
  now: number;
}
