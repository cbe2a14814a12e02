import type { Clock } from '@invoicebox/invoicebox-api';
import type { PumpState, PumpStates } from '../../contract/pumps.js';
import type { PumpController } from '../../pumps/pump-controller.js';
import type { Station } from '../../stations/station.js';

/** What is known of pumps is good for so long, in milliseconds: many phones ask at one station. */
const FRESH_MS = 1_500;
/** An automation that takes longer is told to be out of reach, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Thrown while a station's automation does not answer. */
export class PumpsUnreachableError extends Error {
  override readonly name = 'PumpsUnreachableError';
  /** Stable code, the same as in the page's API. */
  readonly code = 'pumps_unreachable';
}

/** An answer on its way or there. */
interface Known {
  askedAt: number;
  pumps: Promise<PumpStates['pumps']>;
}

/** How the pumps of stations are now: the automation is asked once for all who ask at the same moment. */
export class LivePumps {
  readonly #controller: Pick<PumpController, 'states'>;
  readonly #clock: Clock;
  readonly #known = new Map<string, Known>();

  constructor(controller: Pick<PumpController, 'states'>, clock: Clock) {
    this.#controller = controller;
    this.#clock = clock;
  }

  /**
   * The pumps of a station, in its order; one that the network's updates call out of order is.
   *
   * @throws PumpsUnreachableError if the automation does not answer in time.
   */
  async states({ id, pumps }: Pick<Station, 'id' | 'pumps'>): Promise<PumpStates['pumps']> {
    const told = new Map((await this.#ask(id)).map(({ number, state }) => [number, state]));
    return pumps.map(({ number, outOfOrder }) => {
      const state: PumpState = outOfOrder ? 'out_of_order' : (told.get(number) ?? 'free');
      return { number, state };
    });
  }

  #ask(stationId: string): Promise<PumpStates['pumps']> {
    const now = this.#clock.now();
    const known = this.#known.get(stationId);
    if (known && now - known.askedAt < FRESH_MS) return known.pumps;
    for (const [id, { askedAt }] of this.#known) if (now - askedAt >= FRESH_MS) this.#known.delete(id);
    const pumps = this.#patiently(this.#controller.states(stationId));
    this.#known.set(stationId, { askedAt: now, pumps });
    return pumps;
  }

  async #patiently(asked: Promise<PumpStates['pumps']>): Promise<PumpStates['pumps']> {
    let stopWaiting: () => void = () => undefined;
    const tooLong = new Promise<never>((_, reject) => {
      stopWaiting = this.#clock.schedule(PATIENCE_MS, () => reject(new Error(`No answer within ${PATIENCE_MS} ms.`)));
    });
    try {
      return await Promise.race([asked, tooLong]);
    } catch (cause) {
      throw new PumpsUnreachableError('The pumps of this station do not answer: try again.', { cause });
    } finally {
      stopWaiting();
    }
  }
}
