import { createSelector } from '@reduxjs/toolkit'
import type { ConfigView, StatusView } from '../../api/generated'
import { connectionApi } from '../../features/connection/connectionApi'
import { setupApi } from '../../features/setup/setupApi'
import { knownProblem } from '../../texts/problemText'

export interface Connection {
  config: ConfigView
  status: StatusView | undefined
}

/**
 * All configurations with their status, undefined while it is loading; undefined until the configurations are loaded.
 */
export const selectConnections = createSelector(
  [setupApi.endpoints.listConfigs.select(), connectionApi.endpoints.listStatuses.select()],
  ({ data: configs }, { data: statuses = [] }): Connection[] | undefined =>
    configs?.map((config) => ({ config, status: statuses.find(({ configId }) => configId === config.id) })),
)

/** The configuration whose portfolio the navigation links to: the first connected one, else the first. */
export const selectPortfolioConfig = createSelector(
  [selectConnections],
  (connections = []) => (connections.find(({ status }) => status?.state === 'CONNECTED') ?? connections[0])?.config.id,
)

/** Whether the connection had a session before, so that the button is labelled Reconnect. */
export function wasConnected({ state, connectedAt }: StatusView): boolean {
  return state === 'EXPIRED' || state === 'ERROR' || connectedAt !== undefined
}

/** Whether only other credentials help. */
export function needsCredentials({ error, reason }: StatusView): boolean {
  return knownProblem(error?.code ?? reason)?.action === 'credentials'
}
