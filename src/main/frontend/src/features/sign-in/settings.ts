/** The content of `/settings.json`. */
export interface Settings {
  signIn: { authority: string; clientId: string; scope: string }
  /** whether the brokers are a sandbox */
  sandbox: boolean
  /** of the texts, such as `hi`; without it the browser's preferred language */
  language?: string
}

let loading: Promise<Settings> | undefined

/** Requests the settings; callers at the same time share a request. */
export function fetchSettings(): Promise<Settings> {
  loading ??= load().finally(() => {
    loading = undefined
  })
  return loading
}

async function load(): Promise<Settings> {
  const response = await fetch(new URL('/settings.json', window.location.origin), { cache: 'no-cache' })
  if (!response.ok) throw new Error(`settings.json: HTTP ${response.status}`)
  return parseSettings(await response.json())
}

/** Validates the settings, so that a wrong deployment fails at start. Throws when a setting is missing. */
export function parseSettings(value: unknown): Settings {
  const { signIn, sandbox, language } = (value ?? {}) as Partial<Record<keyof Settings, unknown>>
  const { authority, clientId, scope } = (signIn ?? {}) as Partial<Settings['signIn']>
  if (!authority || !clientId) throw new Error('settings.json: signIn needs authority and clientId')
  return {
    signIn: { authority, clientId, scope: scope || 'openid' },
    sandbox: sandbox === true,
    ...(typeof language === 'string' && { language }),
  }
}
