/** The public part of the initial data in these checks. */
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

/** Metadata with values of one key at several depths, some of them equal. */
const META_DATA = [
  { '@type': 'Flight', departureAirport: { iataCode: 'SVO' }, arrivalAirport: { iataCode: 'LED' } },
  { '@type': 'Flight', departureAirport: { iataCode: 'LED' }, arrivalAirport: { iataCode: 'SVO' } },
];

/** The data of an `init`. */
export const DATA = { public: PUBLIC, private: { metaData: META_DATA, basketItems: [{ sku: 's', name: 'n' }] } };

/** The `init` of a host. */
export const initFor = (id: string, data: unknown = DATA) => ({ id, action: 'init', data });
