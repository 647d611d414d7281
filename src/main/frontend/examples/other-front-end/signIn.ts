import { type User, UserManager } from 'oidc-client-ts'

/** The address of Broker Connect. `VITE_API` overrides that of the local run. */
export const api: string = import.meta.env.VITE_API ?? 'http://localhost:8080'

const manager = load()

/** Uses the OpenID provider of Broker Connect, from its settings.json. Your application has a sign-in of its own. */
async function load(): Promise<UserManager> {
  const response = await fetch(`${api}/settings.json`)
  const { signIn } = (await response.json()) as { signIn: { authority: string; clientId: string; scope: string } }
  return new UserManager({
    authority: signIn.authority,
    client_id: signIn.clientId,
    scope: signIn.scope,
    redirect_uri: `${window.location.origin}/`,
  })
}

/** The person's token, or null before sign-in. Completes a sign-in if the address contains the provider's response. */
export async function token(): Promise<string | null> {
  if (new URLSearchParams(window.location.search).has('code')) {
    await (await manager).signinCallback()
    window.history.replaceState(null, '', '/')
  }
  const user: User | null = await (await manager).getUser()
  return user && !user.expired ? user.access_token : null
}

export async function signIn(): Promise<void> {
  await (await manager).signinRedirect()
}
