/** The content of `/settings.json`. */
export interface Settings {
  signIn: { authority: string; clientId: string; scope: string }
  /** whether the brokers are a sandbox */
  sandbox: boolean
}

export async function fetchSettings(): Promise<Settings> {
  const answer = await fetch(new URL('/settings.json', window.location.origin), { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`settings.json: HTTP ${answer.status}`)
  return checked(await answer.json())
}

/** Checks the settings, so that a wrong deployment fails at start. Throws when a setting is missing. */
export function checked(value: unknown): Settings {
  const { signIn, sandbox } = (value ?? {}) as { signIn?: Partial<Settings['signIn']>; sandbox?: unknown }
  const { authority, clientId, scope } = signIn ?? {}
  if (!authority || !clientId) throw new Error('settings.json: signIn needs authority and clientId')
  return { signIn: { authority, clientId, scope: scope || 'openid' }, sandbox: sandbox === true }
}
