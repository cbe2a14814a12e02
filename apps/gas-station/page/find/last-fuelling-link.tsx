import { Cell, defineTexts, formatAmount, formatMoney, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { unitOf } from '../../shared/fuel.js';
import type { Wanted } from '../../shared/volume.js';
import { stationAddress } from '../shared/addresses.js';
import { useFuelName } from '../shared/fuel-names.js';
import { choiceParameters } from '../station/choice.js';
import { type LastFuelling, lastFuelling } from '../storage/last-fuelling.js';

const texts = defineTexts({
  ru: { again: 'Заправить как в прошлый раз', upTo: (amount: string) => `полный бак, до ${amount}` },
  en: { again: 'Fuel as last time', upTo: (amount) => `full tank, up to ${amount}` },
});

function useWanted({ fuel, volume }: LastFuelling['selection']): string {
  const text = useTexts(texts);
  const locale = useLocale();
  const amountOf = (thousandths: number) => formatAmount(thousandths, unitOf(fuel), locale);
  const words: { [Kind in Wanted['kind']]: (wanted: Extract<Wanted, { kind: Kind }>) => string } = {
    sum: ({ kopecks }) => formatMoney(kopecks, locale),
    litres: ({ thousandths }) => amountOf(thousandths),
    full_tank: ({ most }) => text.upTo(amountOf(most)),
  };
  // The table has a function for each kind of volume.
  return (words[volume.kind] as (wanted: Wanted) => string)(volume);
}

/** The way to the last order's choice; nothing before the first order. */
export function LastFuellingLink() {
  const [last] = useState(lastFuelling);
  return last && <LastFuellingCell last={last} />;
}

function LastFuellingCell({ last: { stationTitle, selection } }: { last: LastFuelling }) {
  const text = useTexts(texts);
  const nameOf = useFuelName();
  const wanted = useWanted(selection);
  return (
    <Cell
      icon="fuel"
      label={text.again}
      description={[nameOf(selection.fuel), wanted, stationTitle].join(', ')}
      href={stationAddress(selection.stationId, choiceParameters({ ...selection, pump: null }))}
    />
  );
}
