// The metrics and labels that docs/monitoring.md describes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const SUFFIXES = { counter: ['_total'], gauge: [''], timer: ['_seconds_count', '_seconds_sum', '_seconds_max'] }

// Prometheus adds these: one series for each node that it scrapes, and two labels to every series
const OF_PROMETHEUS = ['up']
export const SCRAPE_LABELS = ['job', 'instance']

/** From the name of a series in a scrape, such as broker_connect_calls_seconds_count, to the labels of its metric. */
export function series(page) {
  const known = new Map(OF_PROMETHEUS.map((name) => [name, []]))
  for (const [metric, labels, meaning] of rows(page, '| metric | labels | meaning |')) {
    const type = /^(counter|gauge|timer)\b/.exec(meaning)?.[1]
    if (type === undefined) throw new Error(`the page does not say what kind of metric ${metric} is`)
    for (const suffix of SUFFIXES[type]) known.set(metric.replaceAll('`', '') + suffix, quoted(labels))
  }
  return known
}

/** From the name of a label to its values, for the labels whose values are fixed. */
export function labelValues(page) {
  return new Map(rows(page, '| label | values |').map(([label, values]) => [quoted(label)[0], quoted(values)]))
}

/** The cells of the rows below this heading of a table. */
export function rows(page, heading) {
  const lines = page.split('\n')
  const start = lines.indexOf(heading)
  if (start < 0) throw new Error(`no table "${heading}"`)
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function quoted(cell) {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1])
}

/** A file of the project. */
export function file(...path) {
  return readFileSync(join(import.meta.dirname, '..', '..', '..', ...path), 'utf8')
}
