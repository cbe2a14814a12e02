/** Why a mini-app's page cannot be shown in a frame, or not as its host expects. */
export type FrameFault =
  /** Nothing answers at the address. `detail` is the system's code, e.g. `ECONNREFUSED`. */
  | { kind: 'unreachable'; detail: string }
  /** The server answers with an error. */
  | { kind: 'status'; status: number }
  /** A header forbids the frame; `header` is the header as it came. */
  | { kind: 'framing'; header: string }
  /** The server leads to another page, which has lost `id` or is on another origin. */
  | { kind: 'redirect'; to: string; losesId: boolean };
