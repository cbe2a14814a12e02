import { createOwnItems, type OwnItems, useAppState } from '@invoicebox/mini-app-kit';
import { storage } from '../storage/storage.js';
import { createFinder, type Finder } from './finder.js';

/** Shared by all screens. */
export interface AppState {
  finder: Finder;
  /** Favourite and recent stations. */
  own: OwnItems;
}

/** Makes the state of a page. */
export function createAppState(): AppState {
  return { finder: createFinder(new URLSearchParams(location.search)), own: createOwnItems(storage) };
}

/** The shared state of the app. */
export const useApp = () => useAppState<AppState>();
