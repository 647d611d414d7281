import { defineConfig } from 'vite'

/** `npm run example` serves it; its address has to stand in the settings of Broker Connect. */
export default defineConfig({
  root: import.meta.dirname,
  // beside the front end's own, which is another program
  cacheDir: '../../node_modules/.vite-example',
  server: { port: 5174, strictPort: true, fs: { allow: ['../..'] } },
  build: { target: 'es2022' },
  optimizeDeps: { include: ['oidc-client-ts', 'eventsource-parser'] },
})
