import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit'
import type { Bearer } from '../../api/baseQuery'
import { brokerConnectApi } from '../../api/brokerConnectApi'
import { followEvents, type Timing } from '../../api/eventStream'
import type { Change, ChangeView, StatusView } from '../../api/generated'
import type { StreamEvent } from '../../api/openStream'
import { liveUpdatesTurned } from '../../shared/liveUpdates'
import { somethingHappened } from '../../shared/notices'
import { texts } from '../../texts/en'

type Dispatch = ThunkDispatch<unknown, unknown, UnknownAction>

interface Statuses {
  dispatch: Dispatch
  bearer: Bearer
  signal: AbortSignal
  /** changes the cache entry of all statuses */
  update: (recipe: (statuses: StatusView[]) => StatusView[]) => void
}

/** A broken line is mended quietly once; from the second failure in a row on, the page says so and asks by itself. */
const silentAttempts = 1

/** Keeps the statuses as the server's stream of changes tells them, and everything that hangs on them. */
export async function followChanges(statuses: Statuses, timing?: Timing): Promise<void> {
  const { dispatch, bearer, signal } = statuses
  let wasPaused = false
  await followEvents(
    {
      path: '/api/broker/events',
      bearer,
      signal,
      onOpen: () => {
        dispatch(liveUpdatesTurned('live'))
        if (!wasPaused) return
        wasPaused = false
        dispatch(somethingHappened(texts.live.back))
        // a server that no longer knows where we were tells what there is, but not what is gone
        dispatch(brokerConnectApi.util.invalidateTags(['Configurations', 'Statuses']))
      },
      onEvent: (event) => handleEvent(event, statuses),
      onDown: (_failure, tries) => {
        if (tries <= silentAttempts) dispatch(liveUpdatesTurned('starting'))
        else if (!wasPaused) {
          wasPaused = true
          dispatch(liveUpdatesTurned('paused'))
          dispatch(somethingHappened(texts.live.paused))
        }
      },
    },
    timing,
  )
  dispatch(liveUpdatesTurned('starting'))
}

function handleEvent({ name, data }: StreamEvent, statuses: Statuses): void {
  if (name === 'status') upsertStatus(JSON.parse(data) as StatusView, statuses)
  if (name === 'change') applyChange(JSON.parse(data) as ChangeView, statuses)
}

function upsertStatus(status: StatusView, { update }: Statuses): void {
  update((all) =>
    all.some(({ configId }) => configId === status.configId)
      ? all.map((each) => (each.configId === status.configId ? status : each))
      : [...all, status],
  )
}

const changesOfConfigurations: readonly Change[] = ['CREATED', 'CREDENTIALS_REPLACED', 'DELETED']
const endsOfAttempts: readonly Change[] = ['CONNECTED', 'CONNECT_FAILED', 'CALLBACK_REFUSED']

function applyChange({ connectionId: id, change, from, to, status }: ChangeView, statuses: Statuses): void {
  const { dispatch, update } = statuses
  if (status) upsertStatus(status, statuses)
  else update((all) => all.filter(({ configId }) => configId !== id))

  dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Timelines', id }]))
  if (changesOfConfigurations.includes(change)) dispatch(brokerConnectApi.util.invalidateTags(['Configurations']))
  if (endsOfAttempts.includes(change)) dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Attempts', id }]))
  if (from !== to) dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Portfolios', id }]))
}
