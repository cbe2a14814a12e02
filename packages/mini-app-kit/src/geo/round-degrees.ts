/** Rounds degrees to about ten metres: enough for a place, and equal requests can be cached. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
