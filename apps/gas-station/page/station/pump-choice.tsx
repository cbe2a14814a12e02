import { useRoute } from '@invoicebox/mini-app-kit';
import { useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StationDetails } from '../../shared/catalogue.js';
import type { PumpState } from '../../shared/pumps.js';
import { stationAddress } from '../shared/addresses.js';
import { type Choice, readChoice } from './choice.js';
import { PumpChips } from './fuel-and-pump.js';
import { ScanPump } from './scan-pump.js';
import { stationTexts } from './texts.js';

export interface PumpChoiceProps {
  /** With the current states of its pumps. */
  station: StationDetails;
  states: ReadonlyMap<number, PumpState> | null;
  choice: Choice;
  onChoose: (change: Partial<Choice>) => void;
}

/** Chooses the pump by number or by its QR code; tells if the chosen one becomes busy or fails. */
export function PumpChoice({ station, states, choice, onChoose }: PumpChoiceProps) {
  const { go } = useRoute();
  const text = useTexts(stationTexts);
  const [message, setMessage] = useState('');
  const failedPump = useFailedPump(station, choice.pump);

  function chooseScanned({ stationId, pump }: { stationId: string; pump: number }) {
    if (stationId !== station.id) {
      go(stationAddress(stationId, { pump: String(pump) }));
      return;
    }
    const found = station.pumps.find(({ number }) => number === pump);
    if (!found || found.outOfOrder) {
      setMessage(found ? text.scannedBroken(pump) : text.scannedUnknown(pump));
      return;
    }
    const fits = choice.fuel !== null && found.fuels.includes(choice.fuel);
    onChoose(fits ? { pump } : { pump, fuel: null });
    setMessage(fits ? text.scanned(pump) : text.scannedChooseFuel(pump));
  }

  const isTaken = choice.pump !== null && states?.get(choice.pump) === 'busy';
  return (
    <PumpChips
      pumps={station.pumps}
      fuel={choice.fuel}
      chosen={choice.pump}
      states={states ?? undefined}
      onChoose={(pump) => {
        setMessage('');
        onChoose({ pump });
      }}
    >
      <ScanPump onPump={chooseScanned} onProblem={setMessage} />
      <p class="gs-pump-message" role="status">
        {failedPump !== null ? text.pumpLost(failedPump) : isTaken ? text.pumpTaken(choice.pump ?? 0) : message}
      </p>
    </PumpChips>
  );
}

/** The chosen pump if it has failed since; null once another one is chosen. */
function useFailedPump({ pumps }: StationDetails, chosen: number | null): number | null {
  // The pump in the address may have failed before the page was opened.
  const last = useRef(chosen ?? readChoice(new URLSearchParams(location.search)).pump);
  useEffect(() => {
    if (chosen !== null) last.current = chosen;
  }, [chosen]);
  if (chosen !== null) return null;
  return pumps.find(({ number, outOfOrder }) => outOfOrder && number === last.current)?.number ?? null;
}
