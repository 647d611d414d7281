import { type User, UserManager } from 'oidc-client-ts'

/** Where Broker Connect is; `VITE_API` names another place than the local run. */
export const api: string = import.meta.env.VITE_API ?? 'http://localhost:8080'

const manager = load()

/** The same OpenID provider that Broker Connect trusts, as it says itself. An application of yours has a sign-in already. */
async function load(): Promise<UserManager> {
  const answer = await fetch(`${api}/settings.json`)
  const { signIn } = (await answer.json()) as { signIn: { authority: string; clientId: string; scope: string } }
  return new UserManager({
    authority: signIn.authority,
    client_id: signIn.clientId,
    scope: signIn.scope,
    redirect_uri: `${window.location.origin}/`,
  })
}

/** The person's token; null while nobody is signed in. Takes the provider's answer from the address when there is one. */
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
