import { expect, test } from 'vitest'
import { connectionApi } from '../../features/connection/connectionApi'
import { setupApi } from '../../features/setup/setupApi'
import { config, connected } from '../../testing/data'
import { testEnvironment } from '../../testing/renderApp'
import { createStore } from '../store'
import { selectConnections } from './selectConnections'

test('a connection is a configuration with its status', async () => {
  const store = createStore(testEnvironment())
  expect(selectConnections(store.getState())).toBeUndefined()

  const other = { ...config, id: 'other' }
  await store.dispatch(setupApi.util.upsertQueryData('listConfigs', undefined, [config, other]))
  expect(selectConnections(store.getState())).toEqual([
    { config, status: undefined },
    { config: other, status: undefined },
  ])
  await store.dispatch(connectionApi.util.upsertQueryData('listStatuses', undefined, [connected]))

  expect(selectConnections(store.getState())).toEqual([
    { config, status: connected },
    { config: other, status: undefined },
  ])
})
