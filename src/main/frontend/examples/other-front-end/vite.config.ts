import { defineConfig } from 'vite'

/** Used by `npm run example`. The settings of Broker Connect must allow the origin of this server. */
export default defineConfig({
  root: import.meta.dirname,
  // not the cache of the front end, which has other dependencies
  cacheDir: '../../node_modules/.vite-example',
  server: { port: 5174, strictPort: true, fs: { allow: ['../..'] } },
  build: { target: 'es2022' },
  optimizeDeps: { include: ['oidc-client-ts', 'eventsource-parser'] },
})
