import { paths } from '../../shared/paths'
import type { Settings } from './settings'

/** The settings of oidc-client-ts. */
export function managerSettings(signIn: Settings['signIn'], origin: string) {
  return {
    authority: signIn.authority,
    client_id: signIn.clientId,
    scope: signIn.scope,
    response_type: 'code',
    redirect_uri: origin + paths.signedIn,
    popup_redirect_uri: origin + paths.signedIn,
    post_logout_redirect_uri: origin + paths.connections,
    // no hidden frame, which would need frame-src in the content security policy
    automaticSilentRenew: false,
    monitorSession: false,
    accessTokenExpiringNotificationTimeInSeconds: 60,
  }
}

/** The path if it is one of this application, else the connections page. Prevents open redirects by a forged state. */
export function safePath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])/.test(path)) return paths.connections
  const target = new URL(path, window.location.origin)
  return target.origin === window.location.origin ? target.pathname + target.search : paths.connections
}
