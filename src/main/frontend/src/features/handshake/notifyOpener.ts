import { channelName, type Hint } from './attemptHint'
import { consumeSameTab } from './attemptStorage'
import type { CallbackResult } from './callbackResult'
import { isLoginWindow, loginOf } from './loginWindows'

/** What happens to the callback page next. */
export type NextStep = 'closes' | 'returns' | 'stays-closable' | 'stays'

/** Sends the outcome to the windows that may wait for it. Works without an opener and without a sign-in. */
export function notifyOpener(tab: Window, { attemptId, outcome }: CallbackResult): NextStep {
  const isSameTab = consumeSameTab(tab.sessionStorage, attemptId)
  if (attemptId !== null && outcome !== 'UNKNOWN')
    post(tab, { source: 'broker-connect', attemptId, outcome, loginOf: loginOf(tab) })
  if (isSameTab) return 'returns'
  if (!isLoginWindow(tab)) return 'stays'
  return outcome === 'CONNECTED' ? 'closes' : 'stays-closable'
}

function post(tab: Window, hint: Hint): void {
  try {
    tab.opener?.postMessage(hint, tab.location.origin)
  } catch {
    // the browser has severed the opener; that window polls the server
  }
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(hint)
  channel.close()
}
