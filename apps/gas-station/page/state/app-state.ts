import { useAppState } from '@invoicebox/mini-app-kit';
import { createOwnStations, type OwnStations } from '../storage/own-stations.js';
import { createFinder, type Finder } from './finder.js';

/** Shared by all screens. */
export interface AppState {
  finder: Finder;
  /** Favourite and recent stations. */
  own: OwnStations;
}

/** Makes the state of a page. */
export function createAppState(): AppState {
  return { finder: createFinder(new URLSearchParams(location.search)), own: createOwnStations() };
}

/** The shared state of the app. */
export const useApp = () => useAppState<AppState>();
