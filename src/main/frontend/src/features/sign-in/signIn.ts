import type { User, UserManager } from 'oidc-client-ts'
import { managerSettings, safePath } from './providerSettings'
import { rolesOf } from './roles'
import type { Settings } from './settings'
import { refusedSilentSignIn, type SilentState, silentSignIn } from './silentSignIn'
import { hasStoredUser } from './storedUser'

/** The signed-in person. Contains no secret. */
export interface Person {
  id: string
  name: string
  roles: string[]
}

export interface Completed {
  /** null when the provider has refused a silent sign-in */
  person: Person | null
  /** the path of the page where the sign-in began */
  returnTo: string
}

type PersonListener = (person: Person | null) => void

/**
 * Signs a person in at an OpenID provider by the authorization code flow with PKCE. Tokens are in the session storage
 * of the tab. The single-use state of a sign-in in progress is in the local storage, because another window may
 * complete it.
 */
export class SignIn {
  private loadedManager: Promise<UserManager> | null = null
  private renewal: Promise<User | null> | null = null
  private listener: PersonListener = () => {}
  /** a token that the server rejected and that could not be renewed; it is not sent again */
  private rejectedToken: string | null = null
  /** a silent sign-in has begun to leave the page */
  private isLeaving = false

  constructor(private readonly loadSettings: () => Promise<Settings>) {}

  /** Sets the listener for renewed tokens; it receives null when the sign-in has ended. */
  onChange(listener: PersonListener): void {
    this.listener = listener
  }

  /** The person who is signed in in this tab, or null. Renews an expired token. */
  async resume(): Promise<Person | null> {
    if (!hasStoredUser(window.sessionStorage)) {
      // without them nobody can sign in
      await this.loadSettings()
      return null
    }
    const manager = await this.manager()
    const user = await manager.getUser()
    if (user && !user.expired) return personOf(user)
    return user?.refresh_token ? this.renewed() : null
  }

  /**
   * Redirects to the provider to sign in without a page of the provider, if the person may be signed in there (OpenID
   * Connect Core 1.0, 3.1.2.1: `prompt=none`). False if that may not be tried; else the page is left.
   */
  async beginSilently(returnTo: string): Promise<boolean> {
    if (this.isLeaving) return true
    if (!silentSignIn.claim()) return false
    this.isLeaving = true
    try {
      const manager = await this.manager()
      const state: SilentState = { returnTo, silent: true }
      await manager.signinRedirect({ prompt: 'none', redirectMethod: 'replace', state })
    } catch (failure) {
      this.isLeaving = false
      throw failure
    }
    return true
  }

  /** Redirects to the provider. */
  async begin(returnTo: string): Promise<void> {
    const manager = await this.manager()
    await manager.signinRedirect({ state: { returnTo } })
  }

  /** Signs in in a pop-up, so that the page keeps its state. Rejects when the pop-up is blocked. */
  async reauthenticate(): Promise<Person> {
    const manager = await this.manager()
    const user = await manager.signinPopup()
    silentSignIn.allow()
    return personOf(user)
  }

  /** Completes a sign-in from the redirect address. Null when it belongs to another window, which was notified. */
  async complete(address: string): Promise<Completed | null> {
    const manager = await this.manager()
    const user = await manager.signinCallback(address).catch((failure: unknown) => {
      const returnTo = refusedSilentSignIn(failure)
      if (returnTo === undefined) throw failure
      silentSignIn.forbid()
      return { returnTo }
    })
    if (!user) return null
    if ('returnTo' in user) return { person: null, returnTo: safePath(user.returnTo) }
    silentSignIn.allow()
    return { person: personOf(user), returnTo: safePath((user.state as { returnTo?: unknown } | undefined)?.returnTo) }
  }

  /** A token that is valid now, or null when the person must sign in. */
  async token(): Promise<string | null> {
    const user = await (await this.manager()).getUser()
    const isValid = user && !user.expired && user.access_token !== this.rejectedToken
    return isValid ? user.access_token : this.renewedToken()
  }

  /** Renews the token after the server rejected it. Null when the person must sign in. */
  async renewedToken(): Promise<string | null> {
    const user = await this.renewedUser()
    this.listener(user && personOf(user))
    return user?.access_token ?? null
  }

  /** Removes the tokens and, if the provider supports it, ends the session at the provider. */
  async end(): Promise<void> {
    silentSignIn.forbid()
    const manager = await this.manager()
    const endpoint = await manager.metadataService.getEndSessionEndpoint().catch(() => undefined)
    if (endpoint) await manager.signoutRedirect()
    else await manager.removeUser()
  }

  private async renewed(): Promise<Person | null> {
    const user = await this.renewedUser()
    return user && personOf(user)
  }

  /** Runs one renewal at a time, because a refresh token may be valid for one use only. */
  private renewedUser(): Promise<User | null> {
    this.renewal ??= this.renew().finally(() => {
      this.renewal = null
    })
    return this.renewal
  }

  private async renew(): Promise<User | null> {
    const manager = await this.manager()
    const user = await manager.getUser()
    if (!user || user.access_token === this.rejectedToken) return null
    const renewed = user.refresh_token ? await manager.signinSilent().catch(() => null) : null
    if (!renewed) this.rejectedToken = user.access_token
    return renewed
  }

  private manager(): Promise<UserManager> {
    this.loadedManager ??= this.load().catch((reason: unknown) => {
      this.loadedManager = null
      throw reason
    })
    return this.loadedManager
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

function personOf({ profile, access_token }: User): Person {
  const { sub, name, preferred_username, email } = profile
  return { id: sub, name: name ?? preferred_username ?? email ?? sub, roles: rolesOf(access_token) }
}
