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
