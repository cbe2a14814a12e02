import { Icon, Spinner, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { readPumpAddress } from '../../contract/pumps.js';
import { stationTexts } from './texts.js';

/** The decoder is loaded with the first photograph. */
const loadDecoder = () => import('./decode-photo.js');

export interface ScanPumpProps {
  /** A pump's code was read, maybe of another station. */
  onPump: (scanned: { stationId: string; pump: number }) => void;
  /** Why there is none, for the buyer; empty while a new photograph is read. */
  onProblem: (problem: string) => void;
}

/**
 * Chooses the pump by the QR code on it. The phone's own camera takes the picture: unlike a video in the page, that needs
 * no permission, which frames are not given.
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
          // The same picture again is a new attempt.
          currentTarget.value = '';
        }}
      />
      {reading ? <Spinner small /> : <Icon name="qr" size={20} />}
      {reading ? text.scanning : text.scan}
    </label>
  );
}
