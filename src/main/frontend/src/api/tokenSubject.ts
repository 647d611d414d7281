import type { BearerTokens } from './baseQuery'

/**
 * The person that a token is about, by the claims `iss` and `sub` (RFC 7519); null for a token that cannot be parsed,
 * such as an opaque one. It only decides which tabs share a connection: the server checks the token of each request.
 */
export function subjectOf(token: string): string | null {
  try {
    const [, payload = ''] = token.split('.')
    const { iss, sub } = JSON.parse(decoded(payload)) as { iss?: unknown; sub?: unknown }
    return typeof sub === 'string' && sub !== '' ? JSON.stringify([iss ?? null, sub]) : null
  } catch {
    return null
  }
}

/** Base64url (RFC 7515 section 2) of UTF-8. */
function decoded(part: string): string {
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}

/** The tokens as long as they are of this person; later none. */
export function boundTo(bearer: BearerTokens, subject: string | null): BearerTokens {
  if (subject === null) return bearer
  const ofSubject = (token: string | null) => (token !== null && subjectOf(token) === subject ? token : null)
  return {
    token: async () => ofSubject(await bearer.token()),
    renewedToken: async () => ofSubject(await bearer.renewedToken()),
  }
}
