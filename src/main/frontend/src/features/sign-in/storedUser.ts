/** The prefix of oidc-client-ts for the key of the tokens; its issuer and client follow. */
const prefix = 'oidc.user:'

/** Whether this tab has tokens, which may have expired. Answers without the library, which is large. */
export function hasStoredUser(storage: Storage): boolean {
  return Object.keys(storage).some((key) => key.startsWith(prefix))
}
