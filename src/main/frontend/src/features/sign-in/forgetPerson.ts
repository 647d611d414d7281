import { createListenerMiddleware } from '@reduxjs/toolkit'
import { brokerConnectApi } from '../../api/brokerConnectApi'
import type { RootState } from '../../app/store'
import { selectPerson } from './signInSlice'

/** Drops what the server said to one person before another sees the page. */
export function signInListener() {
  const listener = createListenerMiddleware<RootState>()
  listener.startListening({
    predicate: (_action, now, before) => {
      const gone = selectPerson(before)
      return gone !== null && gone.id !== selectPerson(now)?.id
    },
    effect: (_action, { dispatch }) => {
      dispatch(brokerConnectApi.util.resetApiState())
    },
  })
  return listener
}
