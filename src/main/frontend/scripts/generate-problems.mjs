// Makes the front end's texts and actions of problems from the server's catalogue, which is their only source.
// `--check` changes nothing and fails when the generated files are out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const actions = new Set(['retry', 'reconnect', 'credentials', 'sign-in', 'administrator', 'none'])

process.chdir(join(import.meta.dirname, '..'))
const catalogue = '../resources/org/brokerconnect/problem'
const types = properties(`${catalogue}/problem-types.properties`)
const bundles = readdirSync(catalogue).filter((file) => /^problems(_\w+)?\.properties$/.test(file))

const generated = {
  ...Object.fromEntries(bundles.map((bundle) => [`src/texts/${languageOf(bundle)}/problems.json`, textsOf(bundle)])),
  'src/texts/problemActions.json': Object.fromEntries([...types].map(([slug, type]) => [slug, actionOf(slug, type)])),
}
for (const [file, content] of Object.entries(generated)) write(file, `${JSON.stringify(content, null, 2)}\n`)

/** English is the bundle without a language. */
function languageOf(bundle) {
  return bundle.match(/_(\w+)\./)?.[1] ?? 'en'
}

function textsOf(bundle) {
  const texts = properties(`${catalogue}/${bundle}`)
  /** `{0}` is the broker's name within a sentence, `{1}` at its start. */
  const textOf = (key) => {
    const text = texts.get(key)
    if (!text) throw new Error(`${bundle} has no ${key}`)
    return text.replaceAll('{0}', '{{broker}}').replaceAll('{1}', '{{brokerFirst}}')
  }
  return {
    brokerName: { within: textOf('broker-name.within-sentence'), first: textOf('broker-name.start-of-sentence') },
    ...Object.fromEntries(
      [...types.keys()].map((slug) => [slug, { title: textOf(`${slug}.title`), detail: textOf(`${slug}.detail`) }]),
    ),
  }
}

/** `503 retry clears`: the status, the action, and whether the problem goes away without one. */
function actionOf(slug, type) {
  const [, action] = type.split(/\s+/)
  if (!actions.has(action)) throw new Error(`problem-types.properties: ${slug} has the unknown action "${action}"`)
  return action
}

function write(file, content) {
  if (!process.argv.includes('--check')) return writeFileSync(file, content)
  if (readFileSync(file, 'utf8') === content) return
  console.error(`${file} does not match the server's catalogue: run "npm run problems:generate" and commit the result.`)
  process.exitCode = 1
}

function properties(file) {
  const lines = readFileSync(file, 'utf8').split('\n')
  const entries = lines.filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(entries.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}
