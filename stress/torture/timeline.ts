import { SimulatedClock } from '@invoicebox/host-simulator';

/** One simulated clock for all processes of a run. */
export interface Timeline {
  /** A moment of real time, epoch milliseconds. */
  real: number;
  /** What the clock shows at that moment, epoch milliseconds. */
  simulated: number;
  /** How many times as fast as real time it runs. */
  speed: number;
}

/** A clock that shows the timeline's time, whenever its process starts. */
export function clockOf({ real, simulated, speed }: Timeline): SimulatedClock {
  return new SimulatedClock({ now: simulated + (Date.now() - real) * speed, speed });
}
