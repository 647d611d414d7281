import type { AttemptView, AuthorizationStarted } from '../../src/api/generated'
import { call } from './call'

const channelName = 'another-front-end'
const askAgainMillis = 3_000

/** Call it in the click itself: later, browsers do not open windows. */
export async function connect(configId: string): Promise<AttemptView> {
  const popup = window.open('about:blank', '_blank', 'popup,width=480,height=720')
  const { attemptId, authorizationUrl } = await call<AuthorizationStarted>(
    `/api/broker/configs/${configId}/setup-oauth`,
    {
      method: 'POST',
      // the answer sets the cookie that ties the attempt to this browser
      credentials: 'include',
      // this very address stands in app.return-addresses
      body: JSON.stringify({ returnTo: `${window.location.origin}/done.html` }),
    },
  )
  // a blocked window is no end: the login goes on in this tab, and comes back to done.html
  if (popup) popup.location.replace(authorizationUrl)
  else window.location.assign(authorizationUrl)
  return outcomeOf(attemptId)
}

/** The server alone knows how it ended. A closed window proves nothing, and a message is no more than a reason to ask. */
async function outcomeOf(attemptId: string): Promise<AttemptView> {
  for (;;) {
    const attempt = await call<AttemptView>(`/api/broker/attempts/${attemptId}`)
    if (attempt.outcome !== 'PENDING') return attempt
    await hintOrPause(attemptId)
  }
}

/** Until the page that the login came back to says so, or a few seconds have passed. */
function hintOrPause(attemptId: string): Promise<void> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(channelName)
    const hear = ({ origin, data }: MessageEvent) => {
      if (origin === window.location.origin && data?.attemptId === attemptId) finish()
    }
    const timer = setTimeout(finish, askAgainMillis)
    function finish() {
      clearTimeout(timer)
      channel.close()
      window.removeEventListener('message', hear)
      resolve()
    }
    channel.onmessage = hear
    window.addEventListener('message', hear)
  })
}

/** What done.html does: tells the other windows of this origin which attempt is over, and closes itself. */
export function announce(attemptId: string | null): void {
  const hint = { attemptId }
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(hint)
  channel.close()
  // browsers that keep storage apart for popups hear this one
  window.opener?.postMessage(hint, window.location.origin)
  window.close()
}
