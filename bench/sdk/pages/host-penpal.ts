import { connect, WindowMessenger } from 'penpal';
import { offer, openGuest } from './measure.js';

const guest = await openGuest('guest-penpal');
const messenger = new WindowMessenger({ remoteWindow: guest, allowedOrigins: [GUEST_ORIGIN] });
const remote = await connect<{ tell(status: string): string }>({ messenger }).promise;
offer({ trip: async () => void (await remote.tell('pending')) });
