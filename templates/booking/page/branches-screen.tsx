import { AppScreen, addressOf, CurrentOrderLink, Loaded, useResource } from '@invoicebox/mini-app-kit';
import { Cell, formatMoney, Section, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { Branch } from '../shared/booking.js';
import { texts } from './texts.js';

/** The first screen: where to book. */
export function BranchesScreen() {
  const { title, where } = useTexts(texts);
  const locale = useLocale();
  const branches = useResource<Branch[]>('/api/branches');
  const cell = ({ id, title: name, address, price }: Branch) => {
    const [label, description, value] = [name[locale], address[locale], formatMoney(price, locale)];
    return <Cell key={id} {...{ label, description, value }} href={addressOf(`/branches/${id}`)} />;
  };
  return (
    <AppScreen title={title}>
      <CurrentOrderLink />
      <Section title={where}>
        <Loaded resource={branches}>{(all) => <Stack gap="s">{all.map(cell)}</Stack>}</Loaded>
      </Section>
    </AppScreen>
  );
}
