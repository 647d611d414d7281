import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The broker's name in examples. */
const broker = 'Zerodha'

/** The problem catalogue and the other message bundles of the server, in English. */
export class Catalogue {
  #types
  #bundles

  /** @param {string} folder of the resources in package `org.brokerconnect` */
  constructor(folder) {
    const read = (file) => readProperties(join(folder, file))
    this.#types = read('problem/problem-types.properties')
    this.#bundles = {
      problem: read('problem/problems.properties'),
      guide: read('problem/problem-guide.properties'),
      field: read('problem/field-errors.properties'),
      status: read('connection/status.properties'),
      timeline: read('connection/timeline.properties'),
    }
  }

  /** All slugs, in the order of the file. */
  slugs() {
    return [...this.#types.keys()]
  }

  /** Status, action, and whether a problem clears up without one. */
  type(slug) {
    const [, action, clears] = this.#types.get(slug).split(' ')
    return { status: this.status(slug), action, clears: clears === 'clears' }
  }

  /** @param {'meaning' | 'developer'} part */
  guide(slug, part) {
    return this.#of('guide', `${slug}.${part}`, [broker, broker])
  }

  /** The HTTP status of a slug; undefined if no response has it as its type. */
  status(slug) {
    const type = this.#types.get(slug)
    if (!type) throw new Error(`${slug} is not in problem-types.properties`)
    const status = Number(type.split(' ')[0])
    return Number.isNaN(status) ? undefined : status
  }

  title(slug) {
    return this.#of('problem', `${slug}.title`, [broker, broker])
  }

  /** @param {string} [key] of a detail variant */
  detail(slug, key = `${slug}.detail`) {
    return this.#of('problem', key, [broker, broker])
  }

  fieldMessage(key, values) {
    return this.#of('field', key, values)
  }

  /** A text by its name in an example: `<slug>[.title|.detail]`, `status:<key>` or `timeline:<key>`. */
  text(name) {
    const [bundle, key] = name.includes(':') ? name.split(':') : ['problem', name]
    if (bundle !== 'problem' || key.includes('.')) return this.#of(bundle, key, [broker, broker])
    return `${this.title(key)}. ${this.detail(key)}`
  }

  #of(bundle, key, values) {
    const text = this.#bundles[bundle]?.get(key)
    if (text === undefined) throw new Error(`the message bundle ${bundle} has no ${key}`)
    return text.replace(/\{(\d)\}/g, (_, index) => values[index])
  }
}

function readProperties(file) {
  const lines = readFileSync(file, 'utf8').split('\n')
  const entries = lines.filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(entries.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}
