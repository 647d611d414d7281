import { createListenerMiddleware } from '@reduxjs/toolkit'
import { t } from 'i18next'
import type { StatusView } from '../../api/generated'
import type { RootState } from '../../app/store'
import { announce } from '../../shared/announcements'
import { connectionApi } from './connectionApi'

const selectStatuses = connectionApi.endpoints.listStatuses.select()

/**
 * Announces state changes of connections to screen readers, whether they came by a query, a poll or the event stream.
 */
export function connectionListener() {
  const listener = createListenerMiddleware<RootState>()
  listener.startListening({
    predicate: (_action, now, before) => selectStatuses(now).data !== selectStatuses(before).data,
    effect: (_action, { dispatch, getState, getOriginalState }) => {
      const changes = stateChanges(selectStatuses(getOriginalState()).data, selectStatuses(getState()).data)
      if (changes.length > 0) dispatch(announce(changes.reduce((first, second) => t('sentences', { first, second }))))
    },
  })
  return listener
}

/** One sentence for each known connection whose state is different. */
export function stateChanges(before: StatusView[] = [], now: StatusView[] = []): string[] {
  return now
    .filter((status) => before.some((old) => old.configId === status.configId && old.state !== status.state))
    .map(({ label, state }) => t('connection:stateChanged', { label, state: t(`common:states.${state}`) }))
}
