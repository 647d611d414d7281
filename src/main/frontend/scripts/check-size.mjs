// Checks the sizes of the first page, which offers to sign in, and of what each lazy chunk loads in addition. The first
// page is what index.html loads: the page itself, scripts and style sheets. Over HTTPS browsers get it with Brotli.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const firstPageKiB = { brotli: 145, gzip: 167 }
const lazyKiB = { PortfolioPage: 75, OverviewPage: 60, HistoryChart: 60, AdminPage: 65 }
/** for other lazy chunks, such as dialogs; chunks that several of them share count for each */
const otherKiB = 45

const root = join(import.meta.dirname, '..')
const chunks = JSON.parse(readFileSync(join(root, 'node_modules/.stamps/chunks.json'), 'utf8'))
const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]))
const sizes = new Map()

const page = readFileSync(join(root, 'dist/index.html'), 'utf8')
const loaded = [...page.matchAll(/<(?:script|link)[^>]* (?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file)
const firstPage = new Set(['index.html', ...loaded.flatMap((file) => [file, ...filesOf(byFile.get(file))])])
if (firstPage.size < 4)
  throw new Error(`index.html loads ${loaded}: at least two scripts and a style sheet are expected`)
const lazy = new Set(chunks.flatMap((chunk) => chunk.lazy))

const parts = [
  ...Object.entries(firstPageKiB).map(([coding, budgetKiB]) => ({
    name: 'First page',
    files: [...firstPage],
    budgetKiB,
    coding,
  })),
  ...[...lazy].map((file) => {
    const { name } = byFile.get(file)
    const files = filesOf(byFile.get(file)).filter((each) => !firstPage.has(each))
    return { name, files, budgetKiB: lazyKiB[name] ?? otherKiB, coding: 'gzip' }
  }),
]
for (const part of parts) part.kiB = part.files.reduce((sum, file) => sum + sizeKiB(file, part.coding), 0)
parts.sort((one, other) => other.kiB - one.kiB)
for (const part of parts) report(part)

/** The files of a chunk and of its static imports. */
function filesOf(chunk, seen = new Set()) {
  if (!chunk || seen.has(chunk.file)) return [...seen]
  seen.add(chunk.file)
  for (const style of chunk.styles) seen.add(style)
  for (const file of chunk.imports) filesOf(byFile.get(file), seen)
  return [...seen]
}

function sizeKiB(file, coding) {
  const key = `${coding} ${file}`
  const compress = coding === 'brotli' ? brotliCompressSync : gzipSync
  if (!sizes.has(key)) sizes.set(key, compress(readFileSync(join(root, 'dist', file))).length / 1024)
  return sizes.get(key)
}

function report({ name, files, budgetKiB, kiB, coding }) {
  const line = `${name}: ${kiB.toFixed(1)} KiB of at most ${budgetKiB} KiB, ${coding}.`
  if (kiB <= budgetKiB) return console.log(line)
  for (const file of files) console.error(`${sizeKiB(file, coding).toFixed(1).padStart(7)} KiB  ${file}`)
  console.error(line)
  process.exitCode = 1
}
