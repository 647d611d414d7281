import { loadServerClock, saveClockOffset, selectClockOffset } from '../api/serverClock'
import { loadFlows, saveFlows } from '../features/handshake/attemptStorage'
import { selectFlows } from '../features/handshake/handshakeSlice'
import { LoginWindows } from '../features/handshake/loginWindows'
import { fetchSettings } from '../features/sign-in/settings'
import { SignIn } from '../features/sign-in/signIn'
import { signedIn, signInEnded } from '../features/sign-in/signInSlice'
import { type AppStore, createStore, type RootState } from './store'

/** Creates the store of a browser tab and connects it to the sign-in, the login windows and the session storage. */
export function startStore(tab: Window): AppStore {
  const signIn = new SignIn(fetchSettings)
  const windows = new LoginWindows(tab)
  const storage = tab.sessionStorage
  const serverClock = loadServerClock(storage)
  const now = Date.now() + (serverClock.offsetMillis ?? 0)
  const store = createStore({ signIn, windows }, { serverClock, handshake: { flows: loadFlows(storage, now) } })

  signIn.onChange((person) => store.dispatch(person ? signedIn(person) : signInEnded()))
  windows.listen(async (hint) => {
    // not needed before the first login to a broker
    const { hintReceived } = await import('../features/handshake/connect')
    store.dispatch(hintReceived(hint))
  })
  onChange(store, selectFlows, (flows) => saveFlows(storage, flows))
  onChange(store, selectClockOffset, (offset) => saveClockOffset(storage, offset))
  return store
}

function onChange<T>(store: AppStore, select: (state: RootState) => T, save: (value: T) => void): void {
  let saved = select(store.getState())
  store.subscribe(() => {
    const value = select(store.getState())
    if (value === saved) return
    saved = value
    save(value)
  })
}
