import type { Clock } from '../clock.js';

/** `closed`: calls go through; `open`: none does; `half-open`: one is let through to see. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** When a circuit opens, and for how long. */
export interface CircuitOptions {
  /** Failures in a row that open it; 5 by default. */
  failures?: number;
  /** How long it stays open before one call is let through, in milliseconds; 10,000 by default. */
  openMs?: number;
}

/**
 * Stops calling an API that is down: after several failures in a row nothing is sent for a while, then one call is let
 * through; its success closes the circuit, its failure opens it again. A refusal is no failure: an API that refuses
 * is there.
 */
export class Circuit {
  readonly #clock: Clock;
  readonly #mostFailures: number;
  readonly #openMs: number;
  readonly #onChange: (state: CircuitState) => void;
  #failures = 0;
  #state: CircuitState = 'closed';
  #openUntil = 0;

  constructor(clock: Clock, options: CircuitOptions, onChange: (state: CircuitState) => void) {
    this.#clock = clock;
    this.#mostFailures = options.failures ?? 5;
    this.#openMs = options.openMs ?? 10_000;
    this.#onChange = onChange;
  }

  /** How long nothing is sent, in milliseconds; 0 if a call may be sent. */
  get waitMs(): number {
    if (this.#state === 'closed') return 0;
    return Math.max(0, this.#openUntil - this.#clock.now());
  }

  /**
   * Asks to send one call, right before it is sent. Each granted one is followed by `succeeded`, `failed` or
   * `abandoned`.
   *
   * @returns false while the circuit is open, and while the one call of a half-open circuit runs.
   */
  enter(): boolean {
    if (this.#state === 'closed') return true;
    if (this.#state === 'half-open' || this.waitMs > 0) return false;
    this.#change('half-open');
    return true;
  }

  /** The API has answered, if only with a refusal. */
  succeeded(): void {
    this.#failures = 0;
    this.#change('closed');
  }

  /** The API did not answer, or answered that it is broken. */
  failed(): void {
    this.#failures += 1;
    if (this.#state !== 'half-open' && this.#failures < this.#mostFailures) return;
    this.#openUntil = this.#clock.now() + this.#openMs;
    this.#change('open');
  }

  /** The caller gave up, which says nothing about the API: another call may be the one that sees. */
  abandoned(): void {
    if (this.#state === 'half-open') this.#change('open');
  }

  #change(state: CircuitState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#onChange(state);
  }
}
