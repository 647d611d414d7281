export type Role = 'investor' | 'admin'

/**
 * The roles in the `groups` claim of a token (MicroProfile JWT). Only for display: the server checks each request.
 * Empty for a token that cannot be parsed, such as an opaque one.
 */
export function rolesOf(token: string): string[] {
  try {
    const [, payload = ''] = token.split('.')
    const { groups } = JSON.parse(decoded(payload)) as { groups?: unknown }
    return Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : []
  } catch {
    return []
  }
}

/** Base64url (RFC 7515 section 2) of UTF-8. */
function decoded(part: string): string {
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}
