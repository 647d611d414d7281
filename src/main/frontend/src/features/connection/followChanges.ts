import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit'
import { t } from 'i18next'
import { accountDataApi } from '../../api/accountDataApi'
import type { BearerTokens } from '../../api/baseQuery'
import { brokerConnectApi } from '../../api/brokerConnectApi'
import type { Change, ChangeView, ServerTime, StatusView } from '../../api/generated'
import { liveStreamOf } from '../../api/liveStream'
import type { StreamEvent } from '../../api/openStream'
import { serverTimeReceived } from '../../api/serverClock'
import { announce } from '../../shared/announcements'
import { liveUpdatesChanged } from '../../shared/liveUpdates'

type Dispatch = ThunkDispatch<unknown, unknown, UnknownAction>

interface StatusCache {
  dispatch: Dispatch
  tokens: BearerTokens
  /** ends the subscription */
  signal: AbortSignal
  /** changes the cache entry of all statuses */
  update: (recipe: (statuses: StatusView[]) => StatusView[]) => void
}

/** The page reports a lost connection, and polls, from the second failure in a row on. */
const silentFailures = 1

/** Subscribes to the server's change events, and updates the statuses and everything that depends on them. */
export function followChanges(cache: StatusCache): void {
  const { dispatch, tokens, signal } = cache
  let wasPaused = false
  liveStreamOf(tokens).subscribe({
    signal,
    onOpen: () => {
      dispatch(liveUpdatesChanged('live'))
      if (!wasPaused) return
      wasPaused = false
      dispatch(announce(t('app:live.resumed')))
      // a server that does not know the last position sends all statuses, but no deletions
      dispatch(brokerConnectApi.util.invalidateTags(['Configurations', 'Statuses']))
    },
    onEvent: (event) => handleEvent(event, cache),
    onDisconnect: (_failure, failures) => {
      if (failures <= silentFailures) dispatch(liveUpdatesChanged('starting'))
      else if (!wasPaused) {
        wasPaused = true
        dispatch(liveUpdatesChanged('paused'))
        dispatch(announce(t('app:live.paused')))
      }
    },
    onMissed: () => {
      dispatch(brokerConnectApi.util.invalidateTags(['Attempts', 'Configurations', 'Timelines']))
      dispatch(accountDataApi.util.invalidateTags(['Portfolios']))
    },
  })
  signal.addEventListener('abort', () => dispatch(liveUpdatesChanged('starting')))
}

function handleEvent({ name, data, receivedAt }: StreamEvent, cache: StatusCache): void {
  if (name === 'time' && receivedAt !== undefined) {
    cache.dispatch(serverTimeReceived({ time: (JSON.parse(data) as ServerTime).now, receivedAt }))
  }
  if (name === 'status') upsertStatus(JSON.parse(data) as StatusView, cache)
  if (name === 'change') applyChange(JSON.parse(data) as ChangeView, cache)
}

function upsertStatus(status: StatusView, { update }: StatusCache): void {
  update((all) =>
    all.some(({ configId }) => configId === status.configId)
      ? all.map((each) => (each.configId === status.configId ? status : each))
      : [...all, status],
  )
}

const configurationChanges: readonly Change[] = ['CREATED', 'CREDENTIALS_REPLACED', 'DELETED']
const attemptEnds: readonly Change[] = ['CONNECTED', 'CONNECT_FAILED', 'CALLBACK_REFUSED']

function applyChange({ connectionId: id, change, from, to, status }: ChangeView, cache: StatusCache): void {
  const { dispatch, update } = cache
  if (status) upsertStatus(status, cache)
  else update((all) => all.filter(({ configId }) => configId !== id))

  dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Timelines', id }]))
  if (configurationChanges.includes(change)) dispatch(brokerConnectApi.util.invalidateTags(['Configurations']))
  if (attemptEnds.includes(change)) dispatch(brokerConnectApi.util.invalidateTags([{ type: 'Attempts', id }]))
  // after the pages have shown the new state: what no page shows any more is not read again
  if (from !== to) setTimeout(() => dispatch(accountDataApi.util.invalidateTags([{ type: 'Portfolios', id }])))
}
