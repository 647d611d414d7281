import { combineReducers, configureStore, type ThunkAction, type UnknownAction } from '@reduxjs/toolkit'
import { brokerConnectApi } from '../api/brokerConnectApi'
import { connectionListener } from '../features/connection/announceChanges'
import { handshakeReducer } from '../features/handshake/handshakeSlice'
import type { LoginWindows } from '../features/handshake/loginWindows'
import { signInListener } from '../features/sign-in/forgetPerson'
import type { SignIn } from '../features/sign-in/signIn'
import { signInReducer } from '../features/sign-in/signInSlice'
import { liveUpdatesReducer } from '../shared/liveUpdates'
import { noticesReducer } from '../shared/notices'

/** What thunks and requests reach of the world outside of the store. */
export interface Outside {
  signIn: Pick<SignIn, 'resume' | 'begin' | 'again' | 'complete' | 'token' | 'renewedToken' | 'end'>
  windows: Pick<LoginWindows, 'openBlank' | 'send' | 'looksClosed' | 'close' | 'leaveFor'>
}

const reducer = combineReducers({
  [brokerConnectApi.reducerPath]: brokerConnectApi.reducer,
  handshake: handshakeReducer,
  liveUpdates: liveUpdatesReducer,
  notices: noticesReducer,
  signIn: signInReducer,
})

export type RootState = ReturnType<typeof reducer>

export function createStore(outside: Outside, preloadedState: Partial<RootState> = {}) {
  return configureStore({
    reducer,
    preloadedState,
    // the addresses of logins under way are nobody else's to read
    devTools: import.meta.env.DEV,
    middleware: (defaults) =>
      defaults({ thunk: { extraArgument: outside } })
        .prepend(connectionListener().middleware, signInListener().middleware)
        .concat(brokerConnectApi.middleware),
  })
}

export type AppStore = ReturnType<typeof createStore>
export type AppDispatch = AppStore['dispatch']
export type AppThunk<R = Promise<void>> = ThunkAction<R, RootState, Outside, UnknownAction>
