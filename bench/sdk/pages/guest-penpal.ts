import { connect, WindowMessenger } from 'penpal';

const messenger = new WindowMessenger({ remoteWindow: parent, allowedOrigins: [HOST_ORIGIN] });
connect({ messenger, methods: { tell: () => 'answer' } });
