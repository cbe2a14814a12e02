import { stack } from './stack.js';

const { gasStation } = stack;

/** A pump of the simulated forecourt, as far as the tests need it. */
export interface ForecourtPump {
  number: number;
  fuels: string[];
  broken: boolean;
  orders: Array<{ orderId: string; state: string; dispensed: number }>;
  /** The URL in the QR code on the pump. */
  address: string;
}

async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(new URL(`/forecourt/api${path}`, gasStation), {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(gasStation).origin },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const json = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(json)}`);
  return json;
}

/** Litres a minute: fuel that flows as long as a test looks on, and fuel that is there at once. */
export const [SLOW_FLOW, FAST_FLOW] = [20, 6_000];

/** The simulated forecourt (docs/gas-station.md, The forecourt): what happens at the pumps. */
export const forecourt = {
  /** Whether drivers fuel by themselves, and how fast, litres a minute. */
  play: (auto: boolean, litresPerMinute = 400) => call('/settings', { auto, litresPerMinute }),
  /** The drivers as they are at the start. */
  reset: () => forecourt.play(true),
  litresPerMinute: async () =>
    (await call<{ settings: { litresPerMinute: number } }>('/stations')).settings.litresPerMinute,
  pumps: async (station: string) => (await call<{ pumps: ForecourtPump[] }>(`/stations/${station}`)).pumps,
  act: (station: string, pump: number, action: string) => call(`/stations/${station}/pumps/${pump}/${action}`, {}),
  /** Sets the fault of a pump's next order. */
  fault: (station: string, pump: number, fault: string) => call(`/stations/${station}/pumps/${pump}/fault`, { fault }),
  /** How much fits into an order's tank, thousandths of a litre. */
  tank: (orderId: string, room: number) => call(`/orders/${orderId}/tank`, { room }),
};
