import { screen } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { useListStatusesQuery } from '../../features/connection/connectionApi'
import { useListConfigsQuery } from '../../features/setup/setupApi'
import { config, started, status } from '../../testing/data'
import { renderPart } from '../../testing/renderApp'
import { server } from '../../testing/server'
import { Reconnect } from './Reconnect'

/** As the frame does. */
function WithStatuses() {
  useListConfigsQuery()
  useListStatusesQuery()
  return <Reconnect configId={config.id} />
}

test('one press starts the login from wherever the data is not live, and says how it goes on', async () => {
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([status('EXPIRED')])),
    http.post('/api/broker/configs/:id/setup-oauth', () => HttpResponse.json(started, { status: 201 })),
    http.get('/api/broker/attempts/:id', () => new Promise<never>(() => {})),
  )
  const { user, world } = renderPart(<WithStatuses />)

  await user.click(await screen.findByRole('button', { name: 'Reconnect Zerodha: Family account' }))

  expect(await screen.findByRole('region', { name: 'Progress of the connection' })).toBeVisible()
  expect(world.windows.send).toHaveBeenCalledWith(config.id, started.authorizationUrl)
})
