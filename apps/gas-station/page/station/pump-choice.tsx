import { useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { StationDetails } from '../../contract/catalogue.js';
import type { PumpState } from '../../contract/pumps.js';
import { stationAddress } from '../shared/address.js';
import { type Choice, readChoice } from './choice.js';
import { PumpChips } from './fuel-and-pump.js';
import { ScanPump } from './scan-pump.js';
import { stationTexts } from './texts.js';

export interface PumpChoiceProps {
  /** With its pumps as they are now. */
  station: StationDetails;
  states: ReadonlyMap<number, PumpState> | null;
  choice: Choice;
  onChoose: (change: Partial<Choice>) => void;
}

/** The pump: by its number, or by the code on it; what becomes of the chosen one meanwhile is told. */
export function PumpChoice({ station, states, choice, onChoose }: PumpChoiceProps) {
  const { route } = useLocation();
  const text = useTexts(stationTexts);
  const [news, setNews] = useState('');
  const lost = useLostPump(station, choice.pump);

  function takeScanned({ stationId, pump }: { stationId: string; pump: number }) {
    if (stationId !== station.id) {
      route(stationAddress(stationId, { pump: String(pump) }));
      return;
    }
    const found = station.pumps.find(({ number }) => number === pump);
    if (!found || found.outOfOrder) {
      setNews(found ? text.scannedBroken(pump) : text.scannedUnknown(pump));
      return;
    }
    const fits = choice.fuel !== null && found.fuels.includes(choice.fuel);
    onChoose(fits ? { pump } : { pump, fuel: null });
    setNews(fits ? text.scanned(pump) : text.scannedChooseFuel(pump));
  }

  const isTaken = choice.pump !== null && states?.get(choice.pump) === 'busy';
  return (
    <PumpChips
      pumps={station.pumps}
      fuel={choice.fuel}
      chosen={choice.pump}
      states={states ?? undefined}
      onChoose={(pump) => {
        setNews('');
        onChoose({ pump });
      }}
    >
      <ScanPump onPump={takeScanned} onProblem={setNews} />
      <p class="gs-pump-news" role="status">
        {lost !== null ? text.pumpLost(lost) : isTaken ? text.pumpTaken(choice.pump ?? 0) : news}
      </p>
    </PumpChips>
  );
}

/** The pump that was chosen and has failed since; null once another one is chosen. */
function useLostPump({ pumps }: StationDetails, chosen: number | null): number | null {
  // The address may ask for one that has failed before the page was opened.
  const last = useRef(chosen ?? readChoice(new URLSearchParams(location.search)).pump);
  useEffect(() => {
    if (chosen !== null) last.current = chosen;
  }, [chosen]);
  if (chosen !== null) return null;
  return pumps.find(({ number, outOfOrder }) => outOfOrder && number === last.current)?.number ?? null;
}
