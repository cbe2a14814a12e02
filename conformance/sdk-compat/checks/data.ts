/** What the buyer's host says of them in these checks. */
export const PUBLIC = {
  userEmail: 'anna@example.ru',
  userName: 'Анна Петрова',
  userPhone: '',
  locale: 'ru',
  shopId: 7,
  minappType: 'suborder',
  fullHeight: false,
  orderContainerId: 'c1',
};

/** The metadata of the main order: values under one key at several depths, some of them equal. */
const META_DATA = [
  { '@type': 'Flight', departureAirport: { iataCode: 'SVO' }, arrivalAirport: { iataCode: 'LED' } },
  { '@type': 'Flight', departureAirport: { iataCode: 'LED' }, arrivalAirport: { iataCode: 'SVO' } },
];

/** The data of an `init`. */
export const DATA = { public: PUBLIC, private: { metaData: META_DATA, basketItems: [{ sku: 's', name: 'n' }] } };

/** The host's `init` for an embedding. */
export const initFor = (id: string, data: unknown = DATA) => ({ id, action: 'init', data });
