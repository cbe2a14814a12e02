import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { useAppStorage } from '../app/mini-app-deps.js';
import type { GeoPoint } from '../geo/index.js';
import { type LocateFailure, locate, locationPermission } from './locate.js';

/** Name in the app's storage of the answer to its own dialog. */
const REFUSED = 'location-refused';

/** A dialog that explains why, e.g. a `LocationAlert`. */
export type LocationDialog = ComponentType<{ onAnswer: (allowed: boolean) => void }>;

export interface MyLocationOptions {
  /** Imports a dialog of the app's own, to be shown before the browser prompts; without it the browser prompts at once. */
  loadDialog?: () => Promise<LocationDialog>;
  onFound: (point: GeoPoint) => void;
  onFailure: (reason: LocateFailure) => void;
}

/** Locates the device. */
export interface MyLocation {
  /** The dialog to show now. */
  Dialog: LocationDialog | null;
  locating: boolean;
  /** The button was pressed. */
  press: () => Promise<void>;
  /** Answers the dialog; the answer is saved. */
  answer: (allowed: boolean) => Promise<void>;
}

/** See {@link MyLocation}. Skips the dialog if the browser would not prompt. */
export function useMyLocation({ loadDialog, onFound, onFailure }: MyLocationOptions): MyLocation {
  const storage = useAppStorage();
  const [dialog, setDialog] = useState<{ Dialog: LocationDialog } | null>(null);
  const [locating, setLocating] = useState(false);

  async function find() {
    setLocating(true);
    const located = await locate();
    setLocating(false);
    if (typeof located === 'object') onFound(located);
    else onFailure(located);
  }

  return {
    Dialog: dialog?.Dialog ?? null,
    locating,
    async press() {
      const permission = await locationPermission();
      if (permission === 'denied') return onFailure('denied');
      if (permission === 'granted' || !loadDialog) return find();
      if (storage.read(REFUSED) === true) return onFailure('refused');
      const Dialog = await loadDialog().catch(() => null);
      if (Dialog) setDialog({ Dialog });
      else await find();
    },
    async answer(allowed) {
      setDialog(null);
      storage.write(REFUSED, !allowed);
      if (allowed) await find();
      else onFailure('refused');
    },
  };
}
