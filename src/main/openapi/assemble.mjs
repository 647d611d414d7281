import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Catalogue } from './catalogue.mjs'
import { expandProblems } from './problems.mjs'

/** Every signed-in operation can have these. */
const signedIn = ['sign-in-required', 'role-missing', 'too-many-requests', 'unexpected', 'database-unavailable']

const bearer = [{ bearer: [] }]

/** The whole document: `openapi.yaml` with the paths and schemas of `resources/*.yaml`, and without extensions. */
export function assemble(folder) {
  const read = (file) => parse(readFileSync(join(folder, file), 'utf8'))
  const document = { paths: {}, ...read('openapi.yaml') }
  const schemas = {}
  for (const name of document['x-resources']) {
    const { paths = {}, schemas: ofResource = {} } = read(`resources/${name}.yaml`)
    addAll(document.paths, paths, name)
    addAll(schemas, ofResource, name)
  }
  delete document['x-resources']
  document.components = { schemas, ...document.components }
  const catalogue = new Catalogue(join(folder, '../resources/org/brokerconnect'))
  const sets = document['x-problem-sets']
  delete document['x-problem-sets']
  addSharedResponses(document, catalogue)
  return withTexts(expandProblems(document, sets, catalogue), catalogue)
}

function addAll(all, some, resource) {
  for (const [name, value] of Object.entries(some)) {
    if (name in all) throw new Error(`${resource}: ${name} is defined twice`)
    all[name] = value
  }
}

/** Adds the bearer token and the shared responses: those of `x-problems`, and those of every signed-in operation. */
function addSharedResponses({ paths, components }, catalogue) {
  const shared = new Map(
    Object.entries(components.responses).map(([name, { 'x-problems': slugs }]) => [slugs?.[0], name]),
  )
  for (const operation of Object.values(paths).flatMap(Object.values)) {
    const isPublic = operation.security?.length === 0
    const slugs = [...(operation['x-problems'] ?? []), ...(isPublic ? [] : signedIn)]
    delete operation['x-problems']
    if (isPublic) delete operation.security
    else operation.security = bearer
    for (const slug of slugs) {
      const name = shared.get(slug)
      if (!name) throw new Error(`${operation.operationId}: no shared response has the problem ${slug}`)
      // an operation's own response with this status lists the slug itself
      operation.responses[catalogue.status(slug)] ??= { $ref: `#/components/responses/${name}` }
    }
  }
}

/** Replaces each `${…}` in an example by the text of that key. */
function withTexts(node, catalogue) {
  if (typeof node === 'string') return node.replace(/\$\{([^}]+)\}/g, (_, key) => catalogue.text(key))
  if (Array.isArray(node)) return node.map((item) => withTexts(item, catalogue))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withTexts(value, catalogue)]))
}
