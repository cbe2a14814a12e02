/** The simulator for programs that start it themselves, such as tests and benchmarks (docs/simulator.md). */
export { type ClockState, SimulatedClock } from './clock/simulated-clock.js';
export { type Fault, faultSchema } from './faults/faults.js';
export type { Notification, NotificationAttempt } from './notifications/notification.js';
export { RETRY_OFFSETS_MS } from './notifications/notifier.js';
export {
  AGENT_TOKEN,
  DEMONSTRATION_SHOP,
  DEMONSTRATION_TOKEN,
  L3_SHOP,
  L3_TOKEN,
  SECOND_SHOP,
  SEED,
} from './records/seed.js';
export { changedSettings, type Settings, type SettingsChange } from './records/settings.js';
export { type RunningSimulator, type StartOptions, startSimulator } from './start-simulator.js';
export type { Simulator } from './state/simulator.js';
