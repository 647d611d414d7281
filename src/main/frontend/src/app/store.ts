import { combineReducers, configureStore, type ThunkAction, type UnknownAction } from '@reduxjs/toolkit'
import { accountDataApi } from '../api/accountDataApi'
import { brokerConnectApi } from '../api/brokerConnectApi'
import { serverClockReducer } from '../api/serverClock'
import { connectionListener } from '../features/connection/announceChanges'
import { handshakeReducer } from '../features/handshake/handshakeSlice'
import type { LoginWindows } from '../features/handshake/loginWindows'
import { signInListener } from '../features/sign-in/resetOnSignOut'
import type { SignIn } from '../features/sign-in/signIn'
import { signInReducer } from '../features/sign-in/signInSlice'
import { announcementsReducer } from '../shared/announcements'
import { liveUpdatesReducer } from '../shared/liveUpdates'

/** What thunks and requests use beyond the store: the sign-in and the login windows. */
export interface Environment {
  signIn: Pick<
    SignIn,
    'resume' | 'begin' | 'beginSilently' | 'reauthenticate' | 'complete' | 'token' | 'renewedToken' | 'end'
  >
  windows: Pick<LoginWindows, 'openBlank' | 'navigate' | 'appearsClosed' | 'close' | 'navigateThisTab'>
}

const reducer = combineReducers({
  [brokerConnectApi.reducerPath]: brokerConnectApi.reducer,
  [accountDataApi.reducerPath]: accountDataApi.reducer,
  handshake: handshakeReducer,
  liveUpdates: liveUpdatesReducer,
  serverClock: serverClockReducer,
  announcements: announcementsReducer,
  signIn: signInReducer,
})

export type RootState = ReturnType<typeof reducer>

export function createStore(environment: Environment, preloadedState: Partial<RootState> = {}) {
  return configureStore({
    reducer,
    preloadedState,
    // in production the dev tools must not read the addresses of running logins
    devTools: import.meta.env.DEV,
    middleware: (defaults) =>
      defaults({ thunk: { extraArgument: environment } })
        .prepend(connectionListener().middleware, signInListener().middleware)
        .concat(brokerConnectApi.middleware, accountDataApi.middleware),
  })
}

export type AppStore = ReturnType<typeof createStore>
export type AppDispatch = AppStore['dispatch']
export type AppThunk<R = Promise<void>> = ThunkAction<R, RootState, Environment, UnknownAction>
