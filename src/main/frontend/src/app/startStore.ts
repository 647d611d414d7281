import { loadFlows, saveFlows } from '../features/handshake/attemptStorage'
import { hintReceived } from '../features/handshake/connect'
import { selectFlows } from '../features/handshake/handshakeSlice'
import { LoginWindows } from '../features/handshake/loginWindows'
import { fetchSettings } from '../features/sign-in/settings'
import { SignIn } from '../features/sign-in/signIn'
import { signedIn, signInEnded } from '../features/sign-in/signInSlice'
import { type AppStore, createStore } from './store'

/** Creates the store of a browser tab and connects it to the sign-in, the login windows and the session storage. */
export function startStore(tab: Window): AppStore {
  const signIn = new SignIn(fetchSettings)
  const windows = new LoginWindows(tab)
  const store = createStore({ signIn, windows }, { handshake: { flows: loadFlows(tab.sessionStorage, Date.now()) } })

  signIn.onChange((person) => store.dispatch(person ? signedIn(person) : signInEnded()))
  windows.listen((hint) => store.dispatch(hintReceived(hint)))
  saveFlowChanges(store, tab.sessionStorage)
  return store
}

function saveFlowChanges(store: AppStore, storage: Storage): void {
  let saved = selectFlows(store.getState())
  store.subscribe(() => {
    const flows = selectFlows(store.getState())
    if (flows === saved) return
    saved = flows
    saveFlows(storage, flows)
  })
}
