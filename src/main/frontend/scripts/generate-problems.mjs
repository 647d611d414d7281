// Makes the front end's texts and actions of problems from the server's catalogue, which is their only source.
// `--check` changes nothing and fails when the generated files are out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const actions = new Set(['retry', 'reconnect', 'credentials', 'sign-in', 'administrator', 'none'])

process.chdir(join(import.meta.dirname, '..'))
const catalogue = '../resources/org/brokerconnect/problem'
const texts = properties(`${catalogue}/problems.properties`)
const types = properties(`${catalogue}/problem-types.properties`)

const generated = {
  'src/texts/en/problems.json': Object.fromEntries([...types.keys()].map((slug) => [slug, textsOf(slug)])),
  'src/texts/problemActions.json': Object.fromEntries([...types].map(([slug, type]) => [slug, actionOf(slug, type)])),
}
for (const [file, content] of Object.entries(generated)) write(file, `${JSON.stringify(content, null, 2)}\n`)

function textsOf(slug) {
  const [title, detail] = ['title', 'detail'].map((part) => texts.get(`${slug}.${part}`))
  if (!title || !detail) throw new Error(`problems.properties needs ${slug}.title and ${slug}.detail`)
  return { title, detail }
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

/** Reads the format of java.util.Properties: comments, `\` at the end of a line, escapes. */
function properties(file) {
  const lines = readFileSync(file, 'utf8')
    .replace(/^[ \t]*[#!].*$/gm, '')
    .replace(/\\\r?\n[ \t]*/g, '')
    .split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const [, key, value] = /^\s*((?:\\.|[^\\\s:=])+)\s*[:=]?\s*(.*)$/.exec(line) ?? []
      return key ? [[unescaped(key), unescaped(value)]] : []
    }),
  )
}

function unescaped(text) {
  const named = { n: '\n', t: '\t', r: '\r', f: '\f' }
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_match, code, char) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (named[char] ?? char),
  )
}
