import { useModule } from '@invoicebox/mini-app-kit';
import { ErrorState, Loader, useTexts } from '@invoicebox/mini-app-ui';
import type { Tiles } from '../../shared/catalogue.js';
import type { MapPanelProps } from '../map/map-panel.js';
import { texts } from '../texts.js';

const loadMap = () => import('../map/map-panel.js');

export interface LazyMapProps extends Omit<MapPanelProps, 'tiles'> {
  /** Undefined while not known yet. */
  tiles: Tiles | null | undefined;
}

/** The map, whose code is loaded when it is first shown. */
export function LazyMap(props: LazyMapProps) {
  const { module, failed, retry } = useModule(loadMap);
  const text = useTexts(texts);
  const { tiles } = props;
  if (module && tiles !== undefined) return <module.MapPanel {...props} tiles={tiles} />;
  return (
    <div class="gs-map-panel gs-map-panel--empty">
      {failed ? <ErrorState title={text.mapFailed} onRetry={retry} /> : <Loader label={text.mapLoading} />}
    </div>
  );
}
