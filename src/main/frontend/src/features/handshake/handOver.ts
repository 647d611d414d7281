import { takeSameTab } from './attemptMemory'
import type { CallbackResult } from './callbackResult'
import { channelName, type Hint } from './hint'
import { isLoginWindow } from './loginWindows'

/** What happens to the window after the hand-over. */
export type Afterwards = 'closes' | 'returns' | 'stays-closable' | 'stays'

/** Tells the windows that may be waiting, and says what becomes of this one. Needs no opener and no sign-in. */
export function handOver(own: Window, { attemptId, outcome }: CallbackResult): Afterwards {
  const sameTab = takeSameTab(own.sessionStorage, attemptId)
  if (attemptId !== null && outcome !== 'UNKNOWN') tell(own, { source: 'broker-connect', attemptId, outcome })
  if (sameTab) return 'returns'
  if (!isLoginWindow(own)) return 'stays'
  return outcome === 'CONNECTED' ? 'closes' : 'stays-closable'
}

function tell(own: Window, hint: Hint): void {
  try {
    own.opener?.postMessage(hint, own.location.origin)
  } catch {
    // an opener that is cut off cannot be told; it asks the server anyway
  }
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(hint)
  channel.close()
}
