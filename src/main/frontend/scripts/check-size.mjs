// Checks the sizes of the first page, which includes the sign-in, and of what each lazy chunk loads in addition.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const firstPageKiB = 220
const lazyKiB = { PortfolioPage: 60, OverviewPage: 60, HistoryChart: 60, AdminPage: 60 }
/** for other lazy chunks, such as dialogs; chunks that several of them share count for each */
const otherKiB = 40

const root = join(import.meta.dirname, '..')
const chunks = JSON.parse(readFileSync(join(root, 'node_modules/.stamps/chunks.json'), 'utf8'))
const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]))
const sizes = new Map()

const entry = chunks.find(({ isEntry }) => isEntry)
const signIn = chunks.find(({ name }) => name === 'oidc-client-ts')
const firstPage = new Set([...filesOf(entry), ...filesOf(signIn)])
const lazy = new Set(chunks.flatMap((chunk) => chunk.lazy).filter((file) => file !== signIn.file))

const parts = [
  { name: 'First page', files: [...firstPage], budgetKiB: firstPageKiB },
  ...[...lazy].map((file) => {
    const { name } = byFile.get(file)
    const files = filesOf(byFile.get(file)).filter((each) => !firstPage.has(each))
    return { name, files, budgetKiB: lazyKiB[name] ?? otherKiB }
  }),
]
for (const part of parts) part.kiB = part.files.reduce((sum, file) => sum + sizeKiB(file), 0)
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

/** The gzipped size. */
function sizeKiB(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(root, 'dist', file))).length / 1024)
  return sizes.get(file)
}

function report({ name, files, budgetKiB, kiB }) {
  const line = `${name}: ${kiB.toFixed(1)} KiB of at most ${budgetKiB} KiB, gzipped.`
  if (kiB <= budgetKiB) return console.log(line)
  for (const file of files) console.error(`${sizeKiB(file).toFixed(1).padStart(7)} KiB  ${file}`)
  console.error(line)
  process.exitCode = 1
}
