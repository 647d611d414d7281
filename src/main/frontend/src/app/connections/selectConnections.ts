import { createSelector } from '@reduxjs/toolkit'
import type { ConfigView, StatusView } from '../../api/generated'
import { connectionApi } from '../../features/connection/connectionApi'
import { setupApi } from '../../features/setup/setupApi'

export interface Connection {
  config: ConfigView
  status: StatusView | undefined
}

/** Every configuration with its status, which may still be on its way; undefined until the configurations are known. */
export const selectConnections = createSelector(
  [setupApi.endpoints.listConfigs.select(), connectionApi.endpoints.listStatuses.select()],
  ({ data: configs }, { data: statuses = [] }): Connection[] | undefined =>
    configs?.map((config) => ({ config, status: statuses.find(({ configId }) => configId === config.id) })),
)

/** Whose portfolio to show when none is named: the first that is live, else the first. Undefined without any connection. */
export const selectPortfolioConfig = createSelector(
  [selectConnections],
  (connections = []) => (connections.find(({ status }) => status?.state === 'CONNECTED') ?? connections[0])?.config.id,
)

/** There was a session before, so a login is another one. */
export function wasConnected({ state, connectedAt }: StatusView): boolean {
  return state === 'EXPIRED' || state === 'ERROR' || connectedAt !== undefined
}
