import type { Service } from '../../shared/catalogue.js';
import type { Extra } from '../../shared/extras.js';
import { internExtras } from '../../stations/extras.js';
import type { SeededRandom } from './random.js';

/** An extra that goes with a service, and the share of stations with that service that sell it. */
interface Offer extends Omit<Extra, 'available'> {
  share: number;
}

/** Invented extras by the service that they go with. */
const OFFERS: Readonly<Partial<Record<Service, readonly Offer[]>>> = {
  cafe: [
    {
      id: 'coffee',
      kind: 'goods',
      name: 'Кофе американо, 300 мл',
      nameEn: 'Americano, 300 ml',
      price: 179_00,
      share: 1,
    },
    { id: 'hot-dog', kind: 'goods', name: 'Хот-дог', nameEn: 'Hot dog', price: 229_00, share: 0.7 },
  ],
  wash: [
    { id: 'car-wash', kind: 'service', name: 'Мойка кузова', nameEn: 'Car wash', price: 590_00, share: 1 },
    {
      id: 'vacuum',
      kind: 'service',
      name: 'Пылесос, 10 минут',
      nameEn: 'Vacuum cleaner, 10 minutes',
      price: 150_00,
      share: 0.6,
    },
  ],
  shop: [
    {
      id: 'screen-wash',
      kind: 'goods',
      name: 'Омыватель стёкол, 4 л',
      nameEn: 'Screen wash, 4 l',
      price: 389_00,
      share: 1,
    },
    {
      id: 'water',
      kind: 'goods',
      name: 'Вода питьевая, 0,5 л',
      nameEn: 'Drinking water, 0.5 l',
      price: 69_00,
      share: 0.8,
    },
  ],
  tyres: [
    { id: 'tyre-pressure', kind: 'service', name: 'Подкачка шин', nameEn: 'Tyre inflation', price: 100_00, share: 1 },
  ],
};

/** Price levels of stations. */
const LEVELS = [0.9, 1, 1, 1.1] as const;
/** Share of extras that are sold out. */
const SOLD_OUT = 0.06;

/** Invents the extras of a station with these services. */
export function demoExtras(services: readonly Service[], random: SeededRandom): readonly Extra[] {
  const level = random.pick(LEVELS);
  const extras = services
    .flatMap((service) => OFFERS[service] ?? [])
    .filter(({ share }) => random.chance(share))
    .map(({ share: _, price, ...offer }): Extra => {
      // Whole roubles.
      return { ...offer, price: Math.round((price * level) / 100) * 100, available: !random.chance(SOLD_OUT) };
    });
  return internExtras(extras);
}
