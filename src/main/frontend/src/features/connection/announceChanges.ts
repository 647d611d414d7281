import { createListenerMiddleware } from '@reduxjs/toolkit'
import type { StatusView } from '../../api/generated'
import type { RootState } from '../../app/store'
import { somethingHappened } from '../../shared/notices'
import { texts } from '../../texts/en'
import { connectionApi } from './connectionApi'

const selectStatuses = connectionApi.endpoints.listStatuses.select()

/** Says aloud which connections applyChange their state, whoever brought the news: a poll, an answer, later the stream. */
export function connectionListener() {
  const listener = createListenerMiddleware<RootState>()
  listener.startListening({
    predicate: (_action, now, before) => selectStatuses(now).data !== selectStatuses(before).data,
    effect: (_action, { dispatch, getState, getOriginalState }) => {
      const changes = changedStates(selectStatuses(getOriginalState()).data, selectStatuses(getState()).data)
      if (changes.length > 0) dispatch(somethingHappened(changes.join('. ')))
    },
  })
  return listener
}

/** One sentence for each connection that was there before in another state. */
export function changedStates(before: StatusView[] = [], now: StatusView[] = []): string[] {
  return now
    .filter((status) => before.some((old) => old.configId === status.configId && old.state !== status.state))
    .map((status) => texts.stateChanged(status.label, texts.states[status.state]))
}
