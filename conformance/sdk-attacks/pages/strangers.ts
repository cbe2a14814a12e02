import type { Attack } from '../attacks/attack.js';
import { pageUrl } from '../scene.js';
import { parameters, variant } from './parameters.js';

/** Loads the attack's stranger in a frame of this page and gives it the embedding's id. */
export function admitStranger({ stranger, target }: Attack, id: string): void {
  if (!stranger) return;
  const frame = document.createElement('iframe');
  const page = target === 'host' ? 'puppet' : 'stranger';
  frame.src = pageUrl(PLACES[stranger.at], variant(), page, { ...parameters(), role: 'stranger', id });
  document.body.append(frame);
}
