import { EMBEDDING_MODES, type EmbeddingMode, type ListedMiniApp } from '../../shared/index.js';

/** The parameters of the workbench's URL (docs/simulator.md, Workbench). */
export interface WorkbenchAddress {
  /** URL of the mini-app's page; empty if none is chosen. */
  url: string;
  mode: EmbeddingMode;
  locale: 'ru' | 'en';
  preset: string;
}

/** The default preset. */
export const DEFAULT_PRESET = 'flight-svo-led';

/** The modes of a mini-app that takes these kinds of orders. */
export function modesOf(kinds: ListedMiniApp['kinds']): EmbeddingMode[] {
  return EMBEDDING_MODES.filter((mode) => kinds.includes(mode === 'suborder' ? 'suborder' : 'order'));
}

/** Parses the URL. Missing and unknown values get defaults, so that a hand-written link still works. */
export function readWorkbenchAddress(query: URLSearchParams): WorkbenchAddress {
  const mode = EMBEDDING_MODES.find((candidate) => candidate === query.get('mode'));
  return {
    url: query.get('url')?.trim() ?? '',
    mode: mode ?? 'order-web',
    locale: query.get('locale') === 'en' ? 'en' : 'ru',
    preset: query.get('preset') || DEFAULT_PRESET,
  };
}

/** The URL of the workbench with these parameters. */
export function workbenchLink({ url, mode, locale, preset }: WorkbenchAddress): string {
  return `/workbench?${new URLSearchParams({ url, mode, locale, preset })}`;
}
