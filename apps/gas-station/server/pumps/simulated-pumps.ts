import type { Clock } from '@invoicebox/invoicebox-api';
import type { StationIndex } from '../stations/station-index.js';
import { type PumpController, PumpUnavailableError, type ReleaseRequest } from './pump-controller.js';

/**
 * The pumps of a station that has no automation to talk to: they live in this process and forget what they gave when
 * it ends. Put a controller of the station's own automation in its place.
 */
export class SimulatedPumps implements PumpController {
  readonly #stations: Pick<StationIndex, 'byId'>;
  readonly #clock: Clock;
  readonly #releasedAt = new Map<string, number>();

  constructor(stations: Pick<StationIndex, 'byId'>, clock: Clock) {
    this.#stations = stations;
    this.#clock = clock;
  }

  async release({ orderId, stationId, pump, fuel }: ReleaseRequest): Promise<{ releasedAt: number }> {
    const known = this.#releasedAt.get(orderId);
    if (known !== undefined) return { releasedAt: known };
    const found = this.#stations.byId(stationId)?.pumps.find(({ number }) => number === pump);
    if (!found || found.outOfOrder || !found.fuels.includes(fuel)) {
      throw new PumpUnavailableError(`Pump ${pump} of station ${stationId} cannot give ${fuel}.`);
    }
    const releasedAt = this.#clock.now();
    this.#releasedAt.set(orderId, releasedAt);
    return { releasedAt };
  }
}
