import { ChildHandshake, WindowMessenger } from 'post-me';

const messenger = new WindowMessenger({ localWindow: window, remoteWindow: parent, remoteOrigin: HOST_ORIGIN });
await ChildHandshake(messenger, { tell: () => 'answer' });
