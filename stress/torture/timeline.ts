import { SimulatedClock } from '@invoicebox/host-simulator';

/** One time for all processes of a run: this moment of the machine is that moment of the clock. */
export interface Timeline {
  /** Epoch milliseconds of the machine. */
  real: number;
  /** Epoch milliseconds of the clock at that moment. */
  simulated: number;
  /** Milliseconds of the clock in one of the machine. */
  speed: number;
}

/** A clock that shows the timeline's time, whenever its process starts. */
export function clockOf({ real, simulated, speed }: Timeline): SimulatedClock {
  return new SimulatedClock({ now: simulated + (Date.now() - real) * speed, speed });
}
