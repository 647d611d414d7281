import { createListenerMiddleware, type ThunkDispatch, type UnknownAction } from '@reduxjs/toolkit'
import { accountDataApi } from '../../api/accountDataApi'
import { brokerConnectApi } from '../../api/brokerConnectApi'
import { liveStreams } from '../../api/liveStreams'
import type { Environment, RootState } from '../../app/store'
import { selectPerson } from './signInSlice'

/** Clears the cache of server data when the person signs out or another person signs in. */
export function signInListener() {
  const listener = createListenerMiddleware<RootState, ThunkDispatch<RootState, Environment, UnknownAction>>()
  listener.startListening({
    predicate: (_action, now, before) => {
      const previous = selectPerson(before)
      return previous !== null && previous.id !== selectPerson(now)?.id
    },
    effect: (_action, { dispatch }) => {
      dispatch((_dispatch, _getState, { signIn }) => liveStreams.get(signIn)?.reset())
      dispatch(brokerConnectApi.util.resetApiState())
      dispatch(accountDataApi.util.resetApiState())
    },
  })
  return listener
}
