import { EMBEDDING_MODES, type EmbeddingMode } from '../../contract/index.js';

/** What the workbench's address says (docs/simulator.md, Workbench). */
export interface WorkbenchAddress {
  /** The mini-app's page; empty while none is chosen. */
  url: string;
  mode: EmbeddingMode;
  locale: 'ru' | 'en';
  preset: string;
}

/** The preset that is chosen where the address names none. */
export const DEFAULT_PRESET = 'flight-svo-led';

/** Reads the address; what is missing or unknown has a default, so that a hand-written link still opens something. */
export function readWorkbenchAddress(query: URLSearchParams): WorkbenchAddress {
  const mode = EMBEDDING_MODES.find((candidate) => candidate === query.get('mode'));
  return {
    url: query.get('url')?.trim() ?? '',
    mode: mode ?? 'order-web',
    locale: query.get('locale') === 'en' ? 'en' : 'ru',
    preset: query.get('preset') || DEFAULT_PRESET,
  };
}

/** The link that opens the workbench so. */
export function workbenchLink({ url, mode, locale, preset }: WorkbenchAddress): string {
  return `/workbench?${new URLSearchParams({ url, mode, locale, preset })}`;
}
