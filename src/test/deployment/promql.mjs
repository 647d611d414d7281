// What a PromQL query reads, by the grammar of Prometheus.
import { parser } from '@prometheus-io/lezer-promql'

// Grafana replaces these before it sends a query; Prometheus knows the others
const VARIABLES = new Map([
  ['$__rate_interval', '1m'],
  ['$__range', '1h'],
])

/**
 * The selectors of a query, as { metric, matchers: [{ label, operator, value }] }, and the labels that it groups by or
 * matches on. Throws an Error with the place if the query is not valid PromQL.
 */
export function read(query) {
  let text = query
  for (const [name, value] of VARIABLES) text = text.replaceAll(name, value)
  const found = { selectors: [], labels: [] }
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`not PromQL at character ${node.from}: ${query}`)
      if (node.name === 'VectorSelector') found.selectors.push(selector(node.node, text))
      if (node.name === 'GroupingLabels') found.labels.push(...names(node.node, text))
    },
  })
  return found
}

function selector(node, text) {
  const metric = node.getChild('Identifier')
  if (metric === null) throw new Error(`a selector without the name of a metric: ${text}`)
  const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []
  return {
    metric: content(metric, text),
    matchers: matchers.map((matcher) => ({
      label: content(matcher.getChild('LabelName'), text),
      operator: content(matcher.getChild('MatchOp'), text),
      value: content(matcher.getChild('StringLiteral'), text).slice(1, -1),
    })),
  }
}

function names(node, text) {
  return node.getChildren('LabelName').map((label) => content(label, text))
}

function content(node, text) {
  return text.slice(node.from, node.to)
}
