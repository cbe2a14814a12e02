import type { InitialData } from '@invoicebox/mini-app-sdk/protocol';

/** Data of the usual size: a flight in the metadata of an extra to a main order. */
export const INITIAL_DATA: InitialData = {
  public: {
    userEmail: 'buyer@example.com',
    userName: 'Иван Петров',
    userPhone: '+79160000000',
    locale: 'ru',
    minappType: 'suborder',
    fullHeight: false,
    orderContainerId: '9f2f6d2e-8e4b-4c57-9d3e-0d6a8c0b7a11',
  },
  private: {
    metaData: [
      {
        '@type': 'FlightReservation',
        reservationFor: {
          '@type': 'Flight',
          flightNumber: 'SU 6',
          departureAirport: { '@type': 'Airport', iataCode: 'SVO' },
          arrivalAirport: { '@type': 'Airport', iataCode: 'LED' },
          departureTime: '2026-12-01T10:00:00+03:00',
        },
      },
    ],
    basketItems: [{ sku: 'ticket', name: 'Авиабилет' }],
  },
};
