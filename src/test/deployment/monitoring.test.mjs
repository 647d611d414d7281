import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirePackage } from '../../main/openapi/install.mjs'

requirePackage('@prometheus-io/lezer-promql', '--loglevel=error', import.meta.dirname)
const { parse } = await import('yaml')
const { faults } = await import('./faults.mjs')
const { file, labelValues, rows, series } = await import('./metrics-page.mjs')
const { alerts, dashboard, queries } = await import('./queries.mjs')

const page = file('docs', 'monitoring.md')
const known = series(page)
const values = labelValues(page)
const faultsOf = (query) => faults(query, known, values)

test('every query reads metrics and labels that exist', () => {
  assert.ok(queries().length > 50)
  for (const { place, text } of queries()) assert.deepEqual(faultsOf(text), [], place)
})

test('a query with a wrong metric, label or value is found', () => {
  assert.deepEqual(faultsOf('broker_connect_call'), ['there is no series broker_connect_call'])
  assert.deepEqual(faultsOf('broker_connect_calls'), ['there is no series broker_connect_calls'])
  assert.deepEqual(faultsOf('rate(broker_connect_calls_seconds_count{state="X"}[5m])'), [
    'broker_connect_calls_seconds_count has no label state',
  ])
  assert.deepEqual(faultsOf('max by (verdict) (broker_connect_connections)'), [
    'no series of the query has the label verdict',
  ])
  assert.deepEqual(faultsOf('broker_connect_connections{state="LOST"}'), ['state is never LOST'])
  assert.throws(() => faultsOf('sum(broker_connect_connections'), /not PromQL/)
  assert.throws(() => faultsOf('{job="broker-connect"}'), /without the name/)
})

test('each alert says what it means and what to do, and names a section that exists', () => {
  for (const { alert, labels, annotations } of alerts()) {
    assert.match(alert, /^BrokerConnect[A-Z]\w+$/)
    assert.ok(['critical', 'warning', 'info'].includes(labels.severity), alert)
    for (const text of ['summary', 'description', 'action']) assert.ok(annotations[text]?.trim(), `${alert}: ${text}`)
    const [path, anchor] = annotations.runbook.split('#')
    assert.ok(anchors(file(...path.split('/'))).includes(anchor), `${alert}: no section ${annotations.runbook}`)
  }
})

test('an annotation names labels that its query keeps', () => {
  for (const { alert, expr, annotations } of alerts()) {
    for (const [, label] of annotations.summary.matchAll(/\$labels\.(\w+)/g)) {
      const dropped = /^\s*(sum|max|min|absent)\b(?! by \()/.test(expr)
      const grouped = /^\s*(?:sum|max|min) by \(([^)]*)\)/.exec(expr)?.[1].split(', ')
      assert.ok(!dropped && (grouped === undefined || grouped.includes(label)), `${alert}: ${label}`)
    }
  }
})

test('the page lists each alert with its severity', () => {
  const listed = rows(page, '| alert | severity | section |').map((row) => row.join(' '))
  const expected = alerts().map(({ alert, labels, annotations }) => {
    const anchor = annotations.runbook.split('#')[1]
    const title = anchor.replaceAll('-', ' ')
    return `\`${alert}\` ${labels.severity} [${title}](operating.md#${anchor})`
  })
  assert.deepEqual(listed, expected)
})

test('the dashboard shows what an administrator needs, each panel with a title, a unit and a description', () => {
  const panels = dashboard().panels.filter((panel) => panel.type !== 'row')
  for (const panel of panels) {
    assert.ok(panel.title && panel.description && panel.fieldConfig.defaults.unit, JSON.stringify(panel.title))
    assert.ok(panel.targets.every((target) => /^[A-Z]$/.test(target.refId)))
    assert.equal(panel.datasource.uid, '${datasource}', panel.title)
  }
  assert.equal(new Set(dashboard().panels.map((panel) => panel.id)).size, dashboard().panels.length)
  const shown = panels.flatMap((panel) => panel.targets).map((target) => target.expr).join('\n')
  for (const name of series(page).keys()) {
    const base = name.replace(/_(total|seconds_count|seconds_sum|seconds_max)$/, '')
    assert.ok(shown.includes(base) || alerts().some((rule) => rule.expr.includes(base)), `${name} is shown nowhere`)
  }
})

test('panels do not overlap', () => {
  const cells = new Set()
  for (const { title, gridPos } of dashboard().panels) {
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
      assert.ok(x < 24, title)
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        assert.ok(!cells.has(`${x} ${y}`), title)
        cells.add(`${x} ${y}`)
      }
    }
  }
})

test('the example of a scrape has the job that the alerts expect', () => {
  const { rule_files, scrape_configs } = parse(file('monitoring', 'prometheus.yaml'))
  assert.deepEqual(rule_files, ['alerts.yaml'])
  const jobs = scrape_configs.map((scrape) => scrape.job_name)
  const expected = queries().flatMap(({ text }) => [...text.matchAll(/job="([^"]+)"/g)].map((match) => match[1]))
  assert.ok(expected.length > 0 && expected.every((job) => jobs.includes(job)))
})

/** The anchors of the headings of a Markdown page, as its renderers make them. */
function anchors(markdown) {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )
}
