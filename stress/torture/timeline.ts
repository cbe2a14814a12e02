import { SimulatedClock } from '@invoicebox/host-simulator';

/** A simulated clock that all processes of a run share. */
export interface Timeline {
  /** A moment of real time, epoch milliseconds. */
  real: number;
  /** The simulated time at that moment, epoch milliseconds. */
  simulated: number;
  /** Simulated milliseconds per real millisecond. */
  speed: number;
}

/** A clock that shows the same simulated time in every process. */
export function clockOf({ real, simulated, speed }: Timeline): SimulatedClock {
  return new SimulatedClock({ now: simulated + (Date.now() - real) * speed, speed });
}
