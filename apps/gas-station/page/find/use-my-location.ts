import { useState } from 'preact/hooks';
import { rememberLocationAnswer, wasLocationRefused } from '../storage/location-refusal.js';
import { type LocateFailure, locate, locationPermission } from './locate.js';

/** The app's own dialog, loaded on demand. */
type Dialog = typeof import('./location-alert.js');

export interface MyLocationOptions {
  /** Degrees, WGS 84. */
  onFound: (point: { lat: number; lon: number }) => void;
  onFailure: (reason: LocateFailure) => void;
}

/** Locates the device, with a dialog of the app's own before the browser prompts. */
export interface MyLocation {
  /** The dialog to show now. */
  dialog: Dialog | null;
  locating: boolean;
  /** The button was pressed. */
  press: () => Promise<void>;
  /** Answers the dialog; the answer is saved. */
  answer: (allowed: boolean) => Promise<void>;
}

/** See {@link MyLocation}. Skips the dialog if the browser would not prompt. */
export function useMyLocation({ onFound, onFailure }: MyLocationOptions): MyLocation {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [locating, setLocating] = useState(false);

  async function find() {
    setLocating(true);
    const located = await locate();
    setLocating(false);
    if (typeof located === 'object') onFound(located);
    else onFailure(located);
  }

  return {
    dialog,
    locating,
    async press() {
      const permission = await locationPermission();
      if (permission === 'denied') return onFailure('denied');
      if (permission === 'granted') return find();
      if (wasLocationRefused()) return onFailure('refused');
      const loaded = await import('./location-alert.js').catch(() => null);
      if (loaded) setDialog(loaded);
      else await find();
    },
    async answer(allowed) {
      setDialog(null);
      rememberLocationAnswer(allowed);
      if (allowed) await find();
      else onFailure('refused');
    },
  };
}
