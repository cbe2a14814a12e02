import { useState } from 'preact/hooks';
import { rememberLocationAnswer, wasLocationRefused } from '../storage/location-refusal.js';
import { type LocateFailure, locate, locationPermission } from './locate.js';

/** The app's own question, loaded when it is first asked. */
type Question = typeof import('./location-alert.js');

export interface MyLocationOptions {
  /** Degrees, WGS 84. */
  onFound: (place: { lat: number; lon: number }) => void;
  onFailure: (reason: LocateFailure) => void;
}

/** Finding the device's position, with a question of our own before the browser asks. */
export interface MyLocation {
  /** The question to be shown now. */
  asking: Question | null;
  locating: boolean;
  /** The buyer wants to see what is near. */
  press: () => Promise<void>;
  /** The answer to the question; it is remembered. */
  answer: (allowed: boolean) => Promise<void>;
}

/** See {@link MyLocation}. The browser is asked at once where it would answer without a question of its own. */
export function useMyLocation({ onFound, onFailure }: MyLocationOptions): MyLocation {
  const [asking, setAsking] = useState<Question | null>(null);
  const [locating, setLocating] = useState(false);

  async function find() {
    setLocating(true);
    const located = await locate();
    setLocating(false);
    if (typeof located === 'object') onFound(located);
    else onFailure(located);
  }

  return {
    asking,
    locating,
    async press() {
      const permission = await locationPermission();
      if (permission === 'denied') return onFailure('denied');
      if (permission === 'granted') return find();
      if (wasLocationRefused()) return onFailure('refused');
      const question = await import('./location-alert.js').catch(() => null);
      if (question) setAsking(question);
      else await find();
    },
    async answer(allowed) {
      setAsking(null);
      rememberLocationAnswer(allowed);
      if (allowed) await find();
      else onFailure('refused');
    },
  };
}
