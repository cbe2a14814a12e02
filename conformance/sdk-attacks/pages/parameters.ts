import type { Places, SceneParameters } from '../scene.js';

declare global {
  /** Set in each page by the test's server. */
  var PLACES: Places;
}

/** The parameters in this page's URL. */
export function parameters(): SceneParameters {
  return JSON.parse(new URLSearchParams(location.search).get('scene') ?? '{}');
}

/** The first segment of this page's path, which names its variant. */
export function variant(): string {
  return location.pathname.split('/')[1] ?? '';
}

/** Collects uncaught errors from now on. */
export function collectErrors(): string[] {
  const errors: string[] = [];
  addEventListener('error', (event) => errors.push(event.message));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  return errors;
}

/** Whether `Object.prototype` was polluted. */
export function isPolluted(): boolean {
  return 'polluted' in Object.prototype;
}

/** Reports an observation to the test's server. */
export function report(observation: unknown): void {
  // Not sendBeacon, which is limited to 64 KB: the report of a flood is longer.
  void fetch('/report', { method: 'POST', body: JSON.stringify({ run: parameters().run, observation }) });
}
