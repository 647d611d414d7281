import type { AttemptView, AuthorizationStarted } from '../../src/api/generated'
import { call } from './call'

const channelName = 'another-front-end'
const pollMillis = 3_000

/** Call it in the click handler, or browsers block the pop-up. */
export async function connect(configId: string): Promise<AttemptView> {
  const popup = window.open('about:blank', '_blank', 'popup,width=480,height=720')
  const { attemptId, authorizationUrl } = await call<AuthorizationStarted>(
    `/api/broker/configs/${configId}/setup-oauth`,
    {
      method: 'POST',
      // the response sets the cookie that binds the attempt to this browser
      credentials: 'include',
      // the setting app.return-addresses must contain exactly this address
      body: JSON.stringify({ returnTo: `${window.location.origin}/done.html` }),
    },
  )
  // if the pop-up is blocked, the login continues in this tab and returns to done.html
  if (popup) popup.location.replace(authorizationUrl)
  else window.location.assign(authorizationUrl)
  return outcomeOf(attemptId, popup)
}

/** Polls the server for the outcome. A closed pop-up proves nothing, and a message is only a hint to poll at once. */
async function outcomeOf(attemptId: string, popup: Window | null): Promise<AttemptView> {
  for (;;) {
    const attempt = await call<AttemptView>(`/api/broker/attempts/${attemptId}`)
    if (attempt.outcome !== 'PENDING') return attempt
    const isDeclined = await hintOrTimeout(attemptId, popup)
    if (isDeclined) return call<AttemptView>(`/api/broker/attempts/${attemptId}/cancel`, { method: 'POST' })
  }
}

/**
 * Resolves on a hint of done.html, or after a few seconds. True if our own pop-up reports that the person cancelled at
 * the broker: any other window may have opened a link that only looks like it.
 */
function hintOrTimeout(attemptId: string, popup: Window | null): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(channelName)
    const onHint = ({ origin, source, data }: MessageEvent) => {
      if (origin !== window.location.origin || data?.attemptId !== attemptId) return
      const isOurs = popup !== null && source === popup
      // the pop-up sends its report twice; the one without a source proves nothing
      if (data.outcome !== 'CANCELLED' || isOurs) finish(data.outcome === 'CANCELLED')
    }
    const timer = setTimeout(() => finish(false), pollMillis)
    function finish(isDeclined: boolean) {
      clearTimeout(timer)
      channel.close()
      window.removeEventListener('message', onHint)
      resolve(isDeclined)
    }
    channel.onmessage = onHint
    window.addEventListener('message', onHint)
  })
}

/** For done.html: sends the outcome of the attempt to the other windows of this origin and closes this one. */
export function announce(query: URLSearchParams): void {
  const hint = { attemptId: query.get('attempt'), outcome: query.get('outcome') }
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(hint)
  channel.close()
  // for browsers that partition BroadcastChannel for pop-ups
  window.opener?.postMessage(hint, window.location.origin)
  window.close()
}
