import {
  AppScreen,
  addressOf,
  confirmationAddress,
  Facts,
  Loaded,
  type MiniAppPages,
  useResource,
  useRoute,
} from '@invoicebox/mini-app-kit';
import { Cell } from '@invoicebox/mini-app-ui';

interface Wash {
  id: string;
  title: string;
  /** Kopecks. */
  price: number;
}

function WashesScreen() {
  const { go } = useRoute();
  const washes = useResource<Wash[]>('/api/washes');
  return (
    <AppScreen title="Автомойка">
      <Loaded resource={washes}>
        {(all) =>
          all.map(({ id, title, price }) => (
            <Cell key={id} label={title} onPress={() => go(confirmationAddress({ wash: id }, price))} />
          ))
        }
      </Loaded>
    </AppScreen>
  );
}

export const pages: MiniAppPages<{ wash: string }, { title: string }, { box: number }> = {
  name: 'car-wash',
  title: { ru: 'Автомойка', en: 'Car wash' },
  screens: { '/': WashesScreen },
  confirm: {
    Facts: ({ summary }) => <Facts facts={[{ label: 'Что', value: summary.title }]} />,
    backTo: () => addressOf('/'),
  },
  payment: {
    Facts: ({ summary }) => <p>{summary.title}</p>,
    Given: ({ fulfilment }) => <p>{`Бокс ${fulfilment.box}`}</p>,
    again: () => addressOf('/'),
  },
};
