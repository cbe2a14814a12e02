import { preact } from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/** Stands for your merchant server until you have one: every order is to be paid at the same address. */
function merchantServer(): Plugin {
  return {
    name: 'merchant-server',
    configureServer({ config, middlewares }) {
      middlewares.use('/api/orders', (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ paymentUrl: `http://localhost:${config.server.port}/pay.html` }));
      });
    },
  };
}

export default defineConfig({
  plugins: [preact(), merchantServer()],
  server: { host: '127.0.0.1', port: 5173, strictPort: true, allowedHosts: ['localhost'] },
});
