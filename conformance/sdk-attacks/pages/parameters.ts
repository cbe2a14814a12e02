import type { Places, SceneParameters } from '../scene.js';

declare global {
  /** Put into each page by the test's server. */
  var PLACES: Places;
}

/** The parameters in this page's URL. */
export function parameters(): SceneParameters {
  return JSON.parse(new URLSearchParams(location.search).get('scene') ?? '{}');
}

/** The first part of this page's address: which bundle it is of. */
export function variant(): string {
  return location.pathname.split('/')[1] ?? '';
}

/** Errors that nobody caught, for the report. */
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
  // No beacon: it is limited to 64 KB, and a flood has more.
  void fetch('/report', { method: 'POST', body: JSON.stringify({ run: parameters().run, observation }) });
}
