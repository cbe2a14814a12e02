import { offer, openGuest } from './measure.js';

// The physical limit: the same messages by postMessage alone, nothing checked.
const guest = await openGuest('guest-bare');
let answered = () => {};
addEventListener('message', () => answered());
offer({
  trip: () =>
    new Promise((resolve) => {
      answered = resolve;
      guest.postMessage({ id: 'bench', action: 'paymentResult', data: 'pending' }, GUEST_ORIGIN);
    }),
});
