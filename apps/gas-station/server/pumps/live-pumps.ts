import type { Clock } from '@invoicebox/invoicebox-api';
import type { PumpController } from '../../pumps/pump-controller.js';
import type { PumpState, PumpStates } from '../../shared/pumps.js';
import type { Station } from '../../stations/station.js';

/** Many phones poll one station: they share an answer for this long. */
const CACHE_MS = 1_500;
const TIMEOUT_MS = 5_000;

/** Thrown while a station's automation does not answer. */
export class PumpsUnreachableError extends Error {
  override readonly name = 'PumpsUnreachableError';
  /** Stable code, the same as in the page's API. */
  readonly code = 'pumps_unreachable';
}

/** A pending or received answer. */
interface CachedStates {
  askedAt: number;
  pumps: Promise<PumpStates['pumps']>;
}

/** Current states of pumps, cached so that simultaneous requests make one call to the controller. */
export class LivePumps {
  readonly #controller: Pick<PumpController, 'states'>;
  readonly #clock: Clock;
  readonly #cache = new Map<string, CachedStates>();

  constructor(controller: Pick<PumpController, 'states'>, clock: Clock) {
    this.#controller = controller;
    this.#clock = clock;
  }

  /**
   * The states of a station's pumps. A pump that is out of order in the station's data stays so, whatever the controller
   * reports.
   *
   * @throws PumpsUnreachableError if the controller does not answer in time.
   */
  async states({ id, pumps }: Pick<Station, 'id' | 'pumps'>): Promise<PumpStates['pumps']> {
    const states = new Map((await this.#cachedStates(id)).map(({ number, state }) => [number, state]));
    return pumps.map(({ number, outOfOrder }) => {
      const state: PumpState = outOfOrder ? 'out_of_order' : (states.get(number) ?? 'free');
      return { number, state };
    });
  }

  #cachedStates(stationId: string): Promise<PumpStates['pumps']> {
    const now = this.#clock.now();
    const cached = this.#cache.get(stationId);
    if (cached && now - cached.askedAt < CACHE_MS) return cached.pumps;
    for (const [id, { askedAt }] of this.#cache) if (now - askedAt >= CACHE_MS) this.#cache.delete(id);
    const pumps = this.#withTimeout(this.#controller.states(stationId));
    this.#cache.set(stationId, { askedAt: now, pumps });
    return pumps;
  }

  async #withTimeout(request: Promise<PumpStates['pumps']>): Promise<PumpStates['pumps']> {
    let cancelTimeout: () => void = () => undefined;
    const timeout = new Promise<never>((_, reject) => {
      cancelTimeout = this.#clock.schedule(TIMEOUT_MS, () => reject(new Error(`No answer within ${TIMEOUT_MS} ms.`)));
    });
    try {
      return await Promise.race([request, timeout]);
    } catch (cause) {
      throw new PumpsUnreachableError('The pumps of this station do not answer: try again.', { cause });
    } finally {
      cancelTimeout();
    }
  }
}
