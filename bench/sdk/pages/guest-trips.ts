/** Round trips whose median is the measure of a page and a moment. */
const TRIPS = 50;

/** When the page is loaded and the browser has nothing to do for it. */
export async function pageAtRest(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
  await new Promise((resolve) => requestIdleCallback(resolve));
}

/** Milliseconds of one message and its answer, nothing checked. */
export function bareTrip(): Promise<number> {
  return new Promise((resolve) => {
    const sent = performance.now();
    addEventListener('message', () => resolve(performance.now() - sent), { once: true });
    parent.postMessage('bare', HOST_ORIGIN);
  });
}

/** The median of warm bare round trips, in milliseconds. */
export async function medianBareTrip(): Promise<number> {
  const trips: number[] = [];
  for (let trip = 0; trip < TRIPS; trip += 1) trips.push(await bareTrip());
  trips.sort((a, b) => a - b);
  return trips[TRIPS / 2] ?? Number.NaN;
}
