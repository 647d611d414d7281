import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { themeStyleSheet } from './src/app/themeStyleSheet.ts'

/** Where the API is while the sources are served by Vite. */
const backend = process.env.BACKEND ?? 'http://localhost:8080'

const virtualId = 'virtual:theme.css'

/** Writes the theme's CSS variables to a file, so that the page needs no style element and no 'unsafe-inline'. */
function themeAsFile(): Plugin {
  return {
    name: 'theme-as-file',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    load: (id) => (id === `\0${virtualId}` ? themeStyleSheet() : undefined),
  }
}

/** Writes the imports of each chunk for check-size.mjs. Not into dist, which becomes part of the WAR. */
function chunkGraph(): Plugin {
  return {
    name: 'chunk-graph',
    writeBundle: (_options, bundle) => {
      const chunks = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? {
              file: chunk.fileName,
              name: chunk.name,
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

/** React Router exports its build for production, which has no warnings for developers, to Node only. */
function productionRouter(): Plugin {
  const file = join(import.meta.dirname, 'node_modules/react-router/dist/production/index.mjs')
  return {
    name: 'production-router',
    apply: 'build',
    config: () => ({ resolve: { alias: [{ find: /^react-router$/, replacement: file }] } }),
  }
}

const compressible = /\.(js|css|html|svg|json|webmanifest)$/
/** Smaller files would save less than their second and third copies are worth. */
const minCompressedBytes = 1_000

/** Stores each text file a second and third time, compressed: `FrontEndServlet` serves what the browser accepts. */
function precompressed(): Plugin {
  let folder = ''
  return {
    name: 'precompressed',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!compressible.test(name)) continue
        const path = join(folder, name)
        const content = readFileSync(path)
        if (content.length < minCompressedBytes) continue
        writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), themeAsFile(), productionRouter(), chunkGraph(), precompressed()],
  build: {
    target: 'es2022',
    // data: URLs in style sheets would need a wider content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What the first page needs is few files, because many small files compress worse. The libraries are apart,
        // so that a browser keeps them when only our own code changes.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules(?!.*\.css$)/, priority: 1 },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': backend,
      '/settings.json': backend,
    },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:8080/' } },
    setupFiles: ['./src/testing/setup.ts'],
    // for slow machines; a test that passes never takes this long
    testTimeout: 90_000,
    // each test creates its own store, so test files can share loaded modules, which takes a third of the time
    isolate: false,
    // one more than the default, because little else runs at the same time
    maxWorkers: '100%',
    restoreMocks: true,
    css: false,
    // .ci/run counts the tests in it
    reporters: ['default', ['junit', { outputFile: 'node_modules/.stamps/TEST-vitest.xml' }]],
  },
})
