import { rememberedFlows, rememberFlows } from '../features/handshake/attemptMemory'
import { hintHeard } from '../features/handshake/connect'
import { selectFlows } from '../features/handshake/handshakeSlice'
import { LoginWindows } from '../features/handshake/loginWindows'
import { fetchSettings } from '../features/sign-in/settings'
import { SignIn } from '../features/sign-in/signIn'
import { signedIn, signInEnded } from '../features/sign-in/signInSlice'
import { type AppStore, createStore } from './store'

/** The store of a browser tab, tied to what happens around it: the sign-in, the login windows, the tab's memory. */
export function startStore(own: Window): AppStore {
  const signIn = new SignIn(fetchSettings)
  const windows = new LoginWindows(own)
  const store = createStore(
    { signIn, windows },
    { handshake: { flows: rememberedFlows(own.sessionStorage, Date.now()) } },
  )

  signIn.onChange((person) => store.dispatch(person ? signedIn(person) : signInEnded()))
  windows.listen(({ attemptId }) => store.dispatch(hintHeard(attemptId)))
  rememberChanges(store, own.sessionStorage)
  return store
}

function rememberChanges(store: AppStore, storage: Storage): void {
  let remembered = selectFlows(store.getState())
  store.subscribe(() => {
    const flows = selectFlows(store.getState())
    if (flows === remembered) return
    remembered = flows
    rememberFlows(storage, flows)
  })
}
