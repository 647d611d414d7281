/** How to sign in, and whether brokers are a sandbox: what `/settings.json` says. */
export interface Settings {
  signIn: { authority: string; clientId: string; scope: string }
  sandbox: boolean
}

export async function fetchSettings(): Promise<Settings> {
  const answer = await fetch(new URL('/settings.json', window.location.origin), { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`settings.json: HTTP ${answer.status}`)
  return checked(await answer.json())
}

/** Throws when a setting is missing, so that a wrong deployment is noticed at start and not in the middle of a sign-in. */
export function checked(value: unknown): Settings {
  const { signIn, sandbox } = (value ?? {}) as { signIn?: Partial<Settings['signIn']>; sandbox?: unknown }
  const { authority, clientId, scope } = signIn ?? {}
  if (!authority || !clientId) throw new Error('settings.json: signIn needs authority and clientId')
  return { signIn: { authority, clientId, scope: scope || 'openid' }, sandbox: sandbox === true }
}
