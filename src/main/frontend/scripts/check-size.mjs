// The budget of the first page: every script and style sheet that index.html names, and the sign-in that follows at once.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const budgetKiB = 220
const dist = join(import.meta.dirname, '../dist')

const html = readFileSync(join(dist, 'index.html'), 'utf8')
const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path)
const signIn = readdirSync(join(dist, 'assets'))
  .filter((name) => name.startsWith('oidc-client-ts-'))
  .map((name) => `assets/${name}`)

const sizes = [...named, ...signIn].map((path) => [path, gzipSync(readFileSync(join(dist, path))).length / 1024])
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
if (total > budgetKiB) {
  for (const [path, size] of sizes) console.error(`${size.toFixed(1).padStart(7)} KiB  ${path}`)
  console.error(
    `The first page is ${total.toFixed(1)} KiB of gzipped script and style; at most ${budgetKiB} KiB are allowed.`,
  )
  process.exit(1)
}
console.log(`First page: ${total.toFixed(1)} KiB of at most ${budgetKiB} KiB, gzipped.`)
