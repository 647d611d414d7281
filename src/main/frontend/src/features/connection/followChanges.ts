import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit'
import type { BearerTokens } from '../../api/baseQuery'
import { brokerConnectApi } from '../../api/brokerConnectApi'
import { followEvents, type StreamTiming } from '../../api/eventStream'
import type { Change, ChangeView, StatusView } from '../../api/generated'
import type { StreamEvent } from '../../api/openStream'
import { announce } from '../../shared/announcements'
import { liveUpdatesChanged } from '../../shared/liveUpdates'
import { texts } from '../../texts/en'

type Dispatch = ThunkDispatch<unknown, unknown, UnknownAction>

interface Statuses {
  dispatch: Dispatch
  bearer: BearerTokens
  signal: AbortSignal
  /** changes the cache entry of all statuses */
  update: (recipe: (statuses: StatusView[]) => StatusView[]) => void
}

/** A broken line is mended quietly once; from the second failure in a row on, the page says so and asks by itself. */
const quietTries = 1

/** Keeps the statuses as the server's stream of changes tells them, and everything that hangs on them. */
export async function followChanges(statuses: Statuses, timing?: StreamTiming): Promise<void> {
  const { dispatch, bearer, signal } = statuses
  let wasPaused = false
  await followEvents(
    {
      path: '/api/broker/events',
      bearer,
      signal,
      onOpen: () => {
        dispatch(liveUpdatesChanged('live'))
        if (!wasPaused) return
        wasPaused = false
        dispatch(announce(texts.live.back))
        // a server that no longer knows where we were tells what there is, but not what is gone
        dispatch(brokerConnectApi.util.invalidateTags(['Configurations', 'Statuses']))
      },
      onEvent: (event) => heard(event, statuses),
      onDisconnect: (_failure, tries) => {
        if (tries <= quietTries) dispatch(liveUpdatesChanged('starting'))
        else if (!wasPaused) {
          wasPaused = true
          dispatch(liveUpdatesChanged('paused'))
          dispatch(announce(texts.live.paused))
        }
      },
    },
    timing,
  )
  dispatch(liveUpdatesChanged('starting'))
}

function heard({ name, data }: StreamEvent, statuses: Statuses): void {
  if (name === 'status') standsNow(JSON.parse(data) as StatusView, statuses)
  if (name === 'change') changed(JSON.parse(data) as ChangeView, statuses)
}

function standsNow(status: StatusView, { update }: Statuses): void {
  update((all) =>
    all.some(({ configId }) => configId === status.configId)
      ? all.map((each) => (each.configId === status.configId ? status : each))
      : [...all, status],
  )
}

const changesOfConfigurations: readonly Change[] = ['CREATED', 'CREDENTIALS_REPLACED', 'DELETED']
const endsOfAttempts: readonly Change[] = ['CONNECTED', 'CONNECT_FAILED', 'CALLBACK_REFUSED']

function changed({ connectionId: id, change, from, to, status }: ChangeView, statuses: Statuses): void {
  const { dispatch, update } = statuses
  if (status) standsNow(status, statuses)
  else update((all) => all.filter(({ configId }) => configId !== id))

  dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Timelines', id }]))
  if (changesOfConfigurations.includes(change)) dispatch(brokerConnectApi.util.invalidateTags(['Configurations']))
  if (endsOfAttempts.includes(change)) dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Attempts', id }]))
  if (from !== to) dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Portfolios', id }]))
}
