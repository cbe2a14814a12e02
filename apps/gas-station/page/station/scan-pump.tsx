import { Icon, Spinner, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { readPumpAddress } from '../../shared/pumps.js';
import { stationTexts } from './texts.js';

/** Loaded with the first photo. */
const loadDecoder = () => import('./decode-photo.js');

export interface ScanPumpProps {
  /** Called with the code of a pump, possibly of another station. */
  onPump: (scanned: { stationId: string; pump: number }) => void;
  /** Called with an error message; empty when a new photo is being read. */
  onProblem: (problem: string) => void;
}

/**
 * Chooses the pump by its QR code. Uses the phone's camera app: a video in the page needs a permission that frames do not
 * get.
 */
export function ScanPump({ onPump, onProblem }: ScanPumpProps) {
  const text = useTexts(stationTexts);
  const [reading, setReading] = useState(false);

  async function read(photo: File) {
    setReading(true);
    onProblem('');
    try {
      const { decodePhoto } = await loadDecoder();
      const code = await decodePhoto(photo);
      const scanned = code === null ? null : readPumpAddress(code);
      if (scanned) onPump(scanned);
      else onProblem(code === null ? text.scanNothing : text.scanForeign);
    } catch {
      onProblem(text.scanFailed);
    }
    setReading(false);
  }

  return (
    <label class="gs-scan" aria-busy={reading}>
      <input
        class="ib-visually-hidden"
        type="file"
        accept="image/*"
        capture="environment"
        disabled={reading}
        onChange={({ currentTarget }) => {
          const photo = currentTarget.files?.[0];
          if (photo) void read(photo);
          // So that the same photo can be chosen again.
          currentTarget.value = '';
        }}
      />
      {reading ? <Spinner small /> : <Icon name="qr" size={20} />}
      {reading ? text.scanning : text.scan}
    </label>
  );
}
