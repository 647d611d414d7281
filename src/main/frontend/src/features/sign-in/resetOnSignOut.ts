import { createListenerMiddleware } from '@reduxjs/toolkit'
import { brokerConnectApi } from '../../api/brokerConnectApi'
import type { RootState } from '../../app/store'
import { selectPerson } from './signInSlice'

/** Clears the cache of server data when the person signs out or another person signs in. */
export function signInListener() {
  const listener = createListenerMiddleware<RootState>()
  listener.startListening({
    predicate: (_action, now, before) => {
      const previous = selectPerson(before)
      return previous !== null && previous.id !== selectPerson(now)?.id
    },
    effect: (_action, { dispatch }) => {
      dispatch(brokerConnectApi.util.resetApiState())
    },
  })
  return listener
}
