import { mkdirSync, writeFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { themeStyleSheet } from './src/app/themeStyleSheet.ts'

const virtualId = 'virtual:theme.css'

/** Makes the theme's CSS variables a file, so that the page needs no style element and no 'unsafe-inline'. */
function themeAsFile(): Plugin {
  return {
    name: 'theme-as-file',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    load: (id) => (id === `\0${virtualId}` ? themeStyleSheet() : undefined),
  }
}

/** Writes down which file loads which, for check-size.mjs; not into dist, which becomes the WAR. */
function chunkGraph(): Plugin {
  return {
    name: 'chunk-graph',
    writeBundle: (_options, bundle) => {
      const chunks = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? {
              file: chunk.fileName,
              name: chunk.name,
              isEntry: chunk.isEntry,
              imports: chunk.imports,
              lazy: chunk.dynamicImports,
              styles: [...(chunk.viteMetadata?.importedCss ?? [])],
            }
          : [],
      )
      mkdirSync('node_modules/.stamps', { recursive: true })
      writeFileSync('node_modules/.stamps/chunks.json', JSON.stringify(chunks))
    },
  }
}

export default defineConfig({
  plugins: [react(), themeAsFile(), chunkGraph()],
  build: {
    target: 'es2022',
    // a data: URL in a style sheet would need a wider content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: {
    proxy: {
      '/api': 'http://localhost:8080',
      '/settings.json': 'http://localhost:8080',
    },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:8080/' } },
    setupFiles: ['./src/testing/setup.ts'],
    // busy machines are slow; no test waits this long when it passes
    testTimeout: 30_000,
    // every test makes its own store, so files can share loaded modules: a third of the time
    isolate: false,
    restoreMocks: true,
    css: false,
    // beside the stamp that says for which sources the tests passed; .ci/run counts in it
    reporters: ['default', ['junit', { outputFile: 'node_modules/.stamps/TEST-vitest.xml' }]],
  },
})
