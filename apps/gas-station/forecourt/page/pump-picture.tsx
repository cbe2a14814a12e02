import type { PumpFace } from './pump-state.js';

/** Nozzle out of its holder. */
const NOZZLE_OUT: ReadonlySet<PumpFace> = new Set(['lifted', 'dispensing', 'paused', 'tankFull']);

/** A drawing of a pump, with the nozzle in its holder or in a car. */
export function PumpPicture({ face }: { face: PumpFace }) {
  const isOut = NOZZLE_OUT.has(face);
  const hasCar = face !== 'free' && face !== 'broken';
  return (
    <svg class={`fc-picture fc-picture--${face}`} viewBox="0 0 220 96" aria-hidden="true">
      <path class="fc-picture__ground" d="M4 90h212" />
      <rect class="fc-picture__pump" x="14" y="14" width="46" height="76" rx="7" />
      <rect class="fc-picture__display" x="22" y="23" width="30" height="18" rx="3" />
      {hasCar && (
        <g class="fc-picture__car">
          <path d="M104 78v-14c0-5 3-8 8-9l14-2 15-16c2-2 5-3 8-3h26c4 0 7 2 9 5l11 17 9 3c4 1 6 4 6 8v11z" />
          <circle cx="131" cy="80" r="10" />
          <circle cx="186" cy="80" r="10" />
        </g>
      )}
      {isOut ? (
        <g class="fc-picture__nozzle">
          <path class="fc-picture__hose" d="M60 70c22 18 30-6 36-8" />
          <path d="M92 54h14v6h-6l-2 12h-6z" />
        </g>
      ) : (
        <g class="fc-picture__nozzle">
          <path class="fc-picture__hose" d="M60 70c20 14 20-30 10-30" />
          <path d="M60 32h15v6h-6l-2 13h-7z" />
        </g>
      )}
      {face === 'dispensing' && <path class="fc-picture__drop" d="M111 57c4 5 4 9 0 9s-4-4 0-9z" />}
    </svg>
  );
}
