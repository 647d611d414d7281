import { SCRAPE_LABELS } from './metrics-page.mjs'
import { read } from './promql.mjs'

/** What a query reads that no scrape has, one sentence for each fault. */
export function faults(query, series, values) {
  const { selectors, labels } = read(query)
  const known = new Set(SCRAPE_LABELS)
  const found = []
  for (const { metric, matchers } of selectors) {
    const own = series.get(metric)
    if (own === undefined) {
      found.push(`there is no series ${metric}`)
      continue
    }
    for (const label of own) known.add(label)
    for (const { label, operator, value } of matchers) {
      if (![...own, ...SCRAPE_LABELS].includes(label)) found.push(`${metric} has no label ${label}`)
      else if (['=', '!='].includes(operator) && !(values.get(label) ?? [value]).includes(value)) {
        found.push(`${label} is never ${value}`)
      }
    }
  }
  for (const label of labels) if (!known.has(label)) found.push(`no series of the query has the label ${label}`)
  return found
}
