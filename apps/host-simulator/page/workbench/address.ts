import { EMBEDDING_MODES, type EmbeddingMode, type ListedMiniApp } from '../../shared/index.js';
import { completeAddress } from './complete-address.js';

/** The parameters of the workbench's URL (docs/simulator.md, Workbench). */
export interface WorkbenchAddress {
  /** URL of the mini-app's page; empty if none is chosen. */
  url: string;
  mode: EmbeddingMode;
  locale: 'ru' | 'en';
  preset: string;
  /** Whether a mini-app at a private address may be opened by http. */
  lan: boolean;
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
    url: completeAddress(query.get('url') ?? ''),
    mode: mode ?? 'order-web',
    locale: query.get('locale') === 'en' ? 'en' : 'ru',
    preset: query.get('preset') || DEFAULT_PRESET,
    lan: query.get('lan') === 'on',
  };
}

/** The URL of the workbench with these parameters. */
export function workbenchLink({ url, mode, locale, preset, lan }: WorkbenchAddress): string {
  return `/workbench?${new URLSearchParams({ url, mode, locale, preset, ...(lan && { lan: 'on' }) })}`;
}
