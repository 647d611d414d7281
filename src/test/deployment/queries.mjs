// Every query of monitoring/alerts.yaml and monitoring/dashboard.json, with the place where it is.
import { parse } from 'yaml'
import { file } from './metrics-page.mjs'

/** The alert rules, as Prometheus reads them. */
export function alerts() {
  return parse(file('monitoring', 'alerts.yaml')).groups.flatMap((group) => group.rules)
}

/** The dashboard, as Grafana reads it. */
export function dashboard() {
  return JSON.parse(file('monitoring', 'dashboard.json'))
}

/** All queries, as { place, text }. */
export function queries() {
  const panels = dashboard().panels.flatMap((panel) =>
    (panel.targets ?? []).map((target) => ({ place: `panel "${panel.title}"`, text: target.expr })),
  )
  return [...alerts().map((rule) => ({ place: `alert ${rule.alert}`, text: rule.expr })), ...panels]
}
