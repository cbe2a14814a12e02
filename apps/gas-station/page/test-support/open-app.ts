import { closeMiniApp, type OpenedMiniApp, type Opening, openMiniApp } from '@invoicebox/mini-app-kit/testing';
import { afterEach } from 'vitest';
import { pages } from '../pages.js';
import type { AppState } from '../state/app-state.js';

afterEach(closeMiniApp);

/** Opens the app in a host, or without one if `host` is null. */
export function openApp(opening: Opening): OpenedMiniApp<AppState> {
  return openMiniApp(pages, opening);
}
