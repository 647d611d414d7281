// Called by Maven: `build` builds dist, `test` also runs the checks and tests. A step is skipped when its inputs have
// not changed since it last succeeded; a deleted file counts as a change.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(join(import.meta.dirname, '..'))
const stamps = 'node_modules/.stamps'

const packages = ['package.json', 'package-lock.json', '.npmrc']
await step('install', packages, 'node_modules/.package-lock.json', () => npm('ci'))
await step('build', everything(), 'dist/index.html', () => npm('run build'))
if (process.argv[2] === 'test') {
  await step('test', everything(), 'dist/index.html', async () => {
    const passed = await Promise.all([npm('run check'), npm('test')])
    return passed.every(Boolean)
  })
}

async function step(name, inputs, output, work) {
  const hash = hashOf(inputs)
  const stamp = join(stamps, name)
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!(await work())) process.exit(1)
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, hash)
}

function everything() {
  const own = readdirSync('.', { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return []
    return entry.isDirectory() ? filesIn(entry.name) : [entry.name]
  })
  const catalogue = '../resources/org/brokerconnect/problem'
  const words = readdirSync(catalogue).filter((file) => /^problem(-types|s.*)\.properties$/.test(file))
  return [...own, '../../../target/classes/META-INF/openapi.json', ...words.map((file) => join(catalogue, file))]
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Hashes names and contents, not time stamps, which a fresh clone does not keep. */
function hashOf(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths.toSorted()) hash.update(`\0${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

/**
 * Runs a command and returns whether it succeeded. Prints its output at the end, so that commands at the same time do
 * not mix theirs.
 */
async function npm(command) {
  const output = []
  const run = spawn(`npm ${command}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk) => output.push(chunk))
  const code = await new Promise((resolve, reject) => run.on('close', resolve).on('error', reject))
  process.stdout.write(Buffer.concat(output))
  if (code !== 0) console.error(`The front end failed at "npm ${command}" (in src/main/frontend).`)
  return code === 0
}
