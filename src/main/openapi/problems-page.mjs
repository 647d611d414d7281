// Writes docs/problems.md from the problem catalogue. `--check` changes nothing and fails when the page is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Catalogue } from './catalogue.mjs'

const page = join(import.meta.dirname, '../../../docs/problems.md')
const catalogue = new Catalogue(join(import.meta.dirname, '../resources/org/brokerconnect'))
const text = `# Problem types

Generated from \`src/main/resources/org/brokerconnect/problem\`: run \`npm run problems\` in \`src/main/openapi\`.

Every error is a problem document (RFC 9457). Its \`type\` is \`/problems/<slug>\`, and the running application serves
the description at that address, as HTML and as JSON. Types without a status are reasons of a state, of an attempt or
of a warning, never of a response. The words name Zerodha as an example.

${catalogue.slugs().map(section).join('\n')}`

if (!process.argv.includes('--check')) writeFileSync(page, text)
else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/problems.md does not match the catalogue: run "npm run problems" and commit the result.')
  process.exitCode = 1
}

function section(slug) {
  const { status, action, clears } = catalogue.type(slug)
  const clearing = clears ? 'usually clears up without an action' : 'does not clear up without an action'
  return `## ${slug}

${wrapped(`- Status ${status ?? 'none'}, action \`${action}\`, ${clearing}.`)}
${wrapped(`- Title: ${catalogue.title(slug)}`)}
${wrapped(`- For people: ${catalogue.detail(slug)}`)}
${wrapped(`- Meaning: ${catalogue.guide(slug, 'meaning')}`)}
${wrapped(`- For developers: ${catalogue.guide(slug, 'developer')}`)}
`
}

/** Breaks a list item at 120 columns. */
function wrapped(item) {
  const lines = ['']
  for (const word of item.split(' ')) {
    const line = lines.at(-1)
    if (line.length + word.length + 1 > 120) lines.push(`  ${word}`)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}
