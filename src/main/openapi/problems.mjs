const sample = {
  '{id}': '5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10',
  '{configId}': '5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10',
  '{path}': 'kO3lW5xJ8m0aY2cQ7rT1vZ4nB6pD9sF0hG2jK5lM8qE',
}
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

/**
 * Expands each `x-problems` list of slugs: in a response into its content with one example for each slug, in a schema
 * into the end of its description. An entry `set:<name>` stands for the slugs of that set.
 */
export function expandProblems(document, sets, catalogue) {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const { responses } of Object.values(operations)) {
      for (const [status, response] of Object.entries(responses)) {
        if (response['x-problems']) expandResponse(response, Number(status), path)
      }
    }
  }
  for (const [name, response] of Object.entries(document.components.responses)) {
    if (response['x-problems']) expandResponse(response, statusOf(response), firstPathWith(name))
  }
  expandSchemas(document.components.schemas)
  return document

  /** Fails if one of them is not in the catalogue. */
  function slugsOf(list) {
    const slugs = list.flatMap((entry) => (entry.startsWith('set:') ? known(sets, entry.slice(4)) : [entry]))
    for (const slug of slugs) catalogue.status(slug)
    return slugs
  }

  function statusOf(response) {
    return catalogue.status(slugsOf(response['x-problems'])[0])
  }

  function firstPathWith(name) {
    const reference = JSON.stringify({ $ref: `#/components/responses/${name}` })
    return Object.keys(document.paths).find((path) => JSON.stringify(document.paths[path]).includes(reference))
  }

  function expandResponse(response, status, path) {
    const slugs = slugsOf(response['x-problems'])
    const overrides = response['x-examples'] ?? {}
    delete response['x-problems']
    delete response['x-examples']
    response.description += listOf(slugs)
    const examples = slugs.map((slug) => [slug, { value: example(slug, status, path, overrides[slug] ?? {}) }])
    response.content = {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples),
      },
    }
  }

  function example(type, status, path, { detail, errors }) {
    const expected = catalogue.status(type)
    // codes of adapters get their status by their verdict
    if (expected !== status && ![409, 503].includes(status)) throw new Error(`${type} has ${expected}, not ${status}`)
    const problem = {
      type: `/problems/${type}`,
      title: catalogue.title(type),
      status,
      detail: catalogue.detail(type, detail),
      instance: path.replace(/\{\w+\}/g, (name) => known(sample, name)),
      traceId,
    }
    if (errors) problem.errors = errors.map(fieldError)
    return problem
  }

  function fieldError({ field, message, arguments: values = [] }) {
    return { field, message: catalogue.fieldMessage(message, values) }
  }

  function expandSchemas(node) {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node['x-problems'])) {
      node.description += listOf(slugsOf(node['x-problems']))
      delete node['x-problems']
    }
    Object.values(node).forEach(expandSchemas)
  }
}

function listOf(slugs) {
  return ` One of: ${slugs.map((slug) => `\`${slug}\``).join(', ')}.`
}

function known(record, name) {
  if (!(name in record)) throw new Error(`${name} is not known`)
  return record[name]
}
