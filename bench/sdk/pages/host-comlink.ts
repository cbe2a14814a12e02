import { windowEndpoint, wrap } from 'comlink';
import { offer, openGuest } from './measure.js';

const guest = await openGuest('guest-comlink');
const remote = wrap<{ tell(status: string): string }>(windowEndpoint(guest, self, GUEST_ORIGIN));
offer({ trip: async () => void (await remote.tell('pending')) });
