import type { Attack, AttackOnGuest, AttackOnHost } from './attack.js';
import { attacksOnContainment } from './containment.js';
import { attacksOnGuest } from './guest.js';
import { attacksByPayload } from './payloads.js';
import { attacksBySpeakers } from './speakers.js';
import { attacksByUrl } from './urls.js';

const attacksOnHost: readonly AttackOnHost[] = [
  ...attacksBySpeakers,
  ...attacksByPayload,
  ...attacksByUrl,
  ...attacksOnContainment,
];

/** All attacks. Ids are unique. */
export const attacks: readonly Attack[] = [...attacksOnHost, ...attacksOnGuest];

function find<A extends Attack>(list: readonly A[], id: string): A {
  const attack = list.find((each) => each.id === id);
  if (!attack) throw new Error(`There is no attack «${id}».`);
  return attack;
}

/** Finds an attack on the host by its id. @throws Error if there is none. */
export const attackOnHost = (id: string): AttackOnHost => find(attacksOnHost, id);
/** Finds an attack on the guest by its id. @throws Error if there is none. */
export const attackOnGuest = (id: string): AttackOnGuest => find(attacksOnGuest, id);
