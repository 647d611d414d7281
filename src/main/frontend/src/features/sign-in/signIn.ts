import type { User, UserManager } from 'oidc-client-ts'
import { paths } from '../../shared/paths'
import { rolesOf } from './roles'
import type { Settings } from './settings'

/** Who is signed in; nothing of it is a secret. */
export interface Person {
  id: string
  name: string
  roles: string[]
}

export interface Completed {
  person: Person
  /** the path to go on with */
  returnTo: string
}

type Changed = (person: Person | null) => void

/**
 * Signs a person in at any OpenID provider: authorization code with PKCE. Tokens are kept in the tab's session storage,
 * which ends with the tab; only the single-use state of a running sign-in is in local storage, because the window that
 * finishes it may be another one.
 */
export class SignIn {
  private loaded: Promise<UserManager> | null = null
  private renewing: Promise<User | null> | null = null
  private changed: Changed = () => {}
  /** the token that was refused and could not be renewed: it is not tried again */
  private dead: string | null = null

  constructor(private readonly loadSettings: () => Promise<Settings>) {}

  /** Calls back when the person behind the token changes: renewed, or null when the sign-in has ended. */
  onChange(changed: Changed): void {
    this.changed = changed
  }

  /** The person who is signed in in this tab already, or null. */
  async resume(): Promise<Person | null> {
    const manager = await this.manager()
    const user = await manager.getUser()
    if (user && !user.expired) return personOf(user)
    return user?.refresh_token ? this.renewed() : null
  }

  /** Leaves for the provider. */
  async begin(returnTo: string): Promise<void> {
    const manager = await this.manager()
    await manager.signinRedirect({ state: { returnTo } })
  }

  /** Signs in again in a window of its own, so that the page keeps what was typed. Rejects when the window is blocked. */
  async again(): Promise<Person> {
    const manager = await this.manager()
    return personOf(await manager.signinPopup())
  }

  /** Takes the provider's answer from the address. Null: the answer was for another window, which has been told. */
  async complete(address: string): Promise<Completed | null> {
    const manager = await this.manager()
    const user = await manager.signinCallback(address)
    if (!user) return null
    return { person: personOf(user), returnTo: safePath((user.state as { returnTo?: unknown } | undefined)?.returnTo) }
  }

  async token(): Promise<string | null> {
    const user = await (await this.manager()).getUser()
    const isGood = user && !user.expired && user.access_token !== this.dead
    return isGood ? user.access_token : this.renewedToken()
  }

  async renewedToken(): Promise<string | null> {
    const user = await this.renewedUser()
    this.changed(user && personOf(user))
    return user?.access_token ?? null
  }

  /** Forgets the tokens and, where the provider can, ends the session there too. */
  async end(): Promise<void> {
    const manager = await this.manager()
    const canLeave = await manager.metadataService.getEndSessionEndpoint().catch(() => undefined)
    if (canLeave) await manager.signoutRedirect()
    else await manager.removeUser()
  }

  private async renewed(): Promise<Person | null> {
    const user = await this.renewedUser()
    return user && personOf(user)
  }

  /** One renewal at a time: a refresh token may be good for one use only. */
  private renewedUser(): Promise<User | null> {
    this.renewing ??= this.renew().finally(() => {
      this.renewing = null
    })
    return this.renewing
  }

  private async renew(): Promise<User | null> {
    const manager = await this.manager()
    const user = await manager.getUser()
    if (!user || user.access_token === this.dead) return null
    const renewed = user.refresh_token ? await manager.signinSilent().catch(() => null) : null
    if (!renewed) this.dead = user.access_token
    return renewed
  }

  private manager(): Promise<UserManager> {
    this.loaded ??= this.load().catch((reason: unknown) => {
      this.loaded = null
      throw reason
    })
    return this.loaded
  }

  private async load(): Promise<UserManager> {
    const [settings, oidc] = await Promise.all([this.loadSettings(), import('oidc-client-ts')])
    const manager = new oidc.UserManager({
      ...managerSettings(settings.signIn, window.location.origin),
      userStore: new oidc.WebStorageStateStore({ store: window.sessionStorage }),
      stateStore: new oidc.WebStorageStateStore({ store: window.localStorage }),
    })
    manager.events.addAccessTokenExpiring(() => void this.renewedUser())
    manager.events.addAccessTokenExpired(() => void this.renewedToken())
    return manager
  }
}

export function managerSettings(signIn: Settings['signIn'], origin: string) {
  return {
    authority: signIn.authority,
    client_id: signIn.clientId,
    scope: signIn.scope,
    response_type: 'code',
    redirect_uri: origin + paths.signedIn,
    popup_redirect_uri: origin + paths.signedIn,
    post_logout_redirect_uri: origin + paths.connections,
    // renewal is by refresh token only (see renew): no hidden frame, so no frame-src in the content security policy
    automaticSilentRenew: false,
    monitorSession: false,
    accessTokenExpiringNotificationTimeInSeconds: 60,
  }
}

/** A path of this application, never another site: what comes back through the provider is not to be trusted. */
export function safePath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])/.test(path)) return paths.connections
  const target = new URL(path, window.location.origin)
  return target.origin === window.location.origin ? target.pathname + target.search : paths.connections
}

function personOf({ profile, access_token }: User): Person {
  const { sub, name, preferred_username, email } = profile
  return { id: sub, name: name ?? preferred_username ?? email ?? sub, roles: rolesOf(access_token) }
}
