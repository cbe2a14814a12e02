import { ParentHandshake, WindowMessenger } from 'post-me';
import { offer, openGuest } from './measure.js';

const guest = await openGuest('guest-post-me');
const messenger = new WindowMessenger({ localWindow: window, remoteWindow: guest, remoteOrigin: GUEST_ORIGIN });
const connection = await ParentHandshake(messenger);
const remote = connection.remoteHandle<{ tell: (status: string) => string }>();
offer({ trip: async () => void (await remote.call('tell', 'pending')) });
