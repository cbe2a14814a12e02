import { Button, EmptyState, SkeletonList, Stack, useTexts } from '@invoicebox/mini-app-ui';
import type { ForecourtStation } from '../../shared/forecourt.js';
import { PumpCard } from './pump-card.js';
import { SettingsBar } from './settings-bar.js';
import { forecourtTexts } from './texts.js';
import { useLiveStation } from './use-live-station.js';

/** The pumps of a station, updated live. */
export function StationPumps({ id, onBack }: { id: string; onBack: () => void }) {
  const text = useTexts(forecourtTexts);
  const { station, isGone, isLost } = useLiveStation(id);
  const back = (
    <Button variant="ghost" size="medium" icon="back" onPress={onBack}>
      {text.toStations}
    </Button>
  );
  if (isGone) return <EmptyState icon="fuel" title={text.stationGone} text={text.stationGoneText} action={back} />;
  return (
    <Stack gap="m">
      <div>{back}</div>
      <p role="status" class="fc-lost">
        {isLost ? text.connectionLost : ''}
      </p>
      {station ? <Pumps station={station} /> : <SkeletonList of="cell" rows={6} />}
    </Stack>
  );
}

function Pumps({ station }: { station: ForecourtStation }) {
  const text = useTexts(forecourtTexts);
  const { id, title, place, pumps, settings } = station;
  return (
    <>
      <div>
        <h2 class="fc-station">{title}</h2>
        <p class="fc-muted">{place}</p>
      </div>
      <SettingsBar settings={settings} />
      <ul class="fc-pumps" aria-label={text.pumps}>
        {pumps.map((pump) => (
          <li key={pump.number}>
            <PumpCard stationId={id} pump={pump} auto={settings.auto} />
          </li>
        ))}
      </ul>
    </>
  );
}
