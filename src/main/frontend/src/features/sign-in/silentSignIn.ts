const signedInKey = 'broker-connect.signed-in'
const triedKey = 'broker-connect.silent-sign-in'

/** Marks the state of a sign-in that shows no page of the provider. */
export interface SilentState {
  returnTo: string
  silent: true
}

/**
 * Decides whether a tab without a sign-in may ask the provider whether the person is signed in there. Only in a browser
 * in which a person has signed in and not signed out, so that signing out lasts; and once in a tab, so that it cannot
 * redirect again and again.
 */
export const silentSignIn = {
  /** A person has signed in in this browser. */
  allow(): void {
    window.localStorage.setItem(signedInKey, 'true')
  },

  /** The person has signed out, or is not signed in at the provider any more. */
  forbid(): void {
    window.localStorage.removeItem(signedInKey)
  },

  /** Whether an attempt may start now; further calls in this tab return false. */
  claim(): boolean {
    const mayStart = window.localStorage.getItem(signedInKey) === 'true' && !window.sessionStorage.getItem(triedKey)
    if (mayStart) window.sessionStorage.setItem(triedKey, 'true')
    return mayStart
  },
}

/** The page at which a silent sign-in began that the provider has refused; undefined for any other failure. */
export function refusedSilentSignIn(failure: unknown): string | undefined {
  const { state } = (failure ?? {}) as { state?: Partial<SilentState> | null }
  return state?.silent === true ? state.returnTo : undefined
}
