import { stack } from './stack.js';

const { gasStation } = stack;

/** A pump to order at. */
export interface TestPump {
  /** Id of its station, which is always open and sells АИ-95. */
  station: string;
  /** Its number: it works, is free, and gives АИ-95. */
  pump: number;
  /** Kopecks for a litre of АИ-95. */
  price: number;
  /** Ids of goods and services that are to be had there. */
  extras: string[];
}

interface Details {
  id: string;
  fuels: Record<string, number | null>;
  pumps: Array<{ number: number; fuels: string[] }>;
  extras: Array<{ id: string; available: boolean }>;
}

async function read<Answer>(path: string): Promise<Answer> {
  return (await fetch(new URL(path, gasStation))).json() as Promise<Answer>;
}

let ids: string[] | undefined;

/** Stations that are always open, nearest to Novosibirsk first: far from those that other tests choose in lists. */
async function stationIds(): Promise<string[]> {
  const query = 'lat=55.03&lon=82.92&fuel=ai95&service=cafe&payable=1&limit=100';
  const { stations } = await read<{ stations: Array<{ id: string; status: { state: string } }> }>(
    `/api/stations?${query}`,
  );
  return stations.filter(({ status }) => status.state === 'round_the_clock').map(({ id }) => id);
}

/** A pump at a station that no other test of this file has used, so that tests do not affect each other. */
export async function freshPump(): Promise<TestPump> {
  ids ??= await stationIds();
  for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
    const { fuels, pumps, extras } = await read<Details>(`/api/stations/${id}`);
    const states = await read<{ pumps: Array<{ number: number; state: string }> }>(`/api/stations/${id}/pumps`);
    const isFree = (number: number) => states.pumps.some((pump) => pump.number === number && pump.state === 'free');
    const pump = pumps.find(({ number, fuels: given }) => given.includes('ai95') && isFree(number));
    const price = fuels.ai95;
    if (!pump || !price || states.pumps.some(({ state }) => state === 'busy')) continue;
    const had = extras.filter(({ available }) => available).map((extra) => extra.id);
    return { station: id, pump: pump.number, price, extras: had };
  }
  throw new Error('Every station of the neighbourhood has been used.');
}
