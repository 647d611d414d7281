import { paths } from '../shared/paths'
import { withTexts } from './withTexts'

/** The areas of texts that every page of a signed-in person uses. */
export const signedInTexts = ['connection', 'handshake', 'problems'] as const

export const loadNavigation = () => import('./Navigation')
export const loadEndWarnings = () => withTexts(import('./EndWarnings'), ...signedInTexts)
export const loadConnectionsPage = () => withTexts(import('./connections/ConnectionsPage'), ...signedInTexts, 'setup')

/**
 * Loads what every page of a signed-in person shows, and the first of these pages, while the sign-in is restored or
 * completed. What fails to load here is loaded again when it is rendered.
 */
export function preloadSignedIn(path: string): void {
  const startPage = path === paths.connections || path === paths.signedIn
  for (const load of [loadNavigation, loadEndWarnings, ...(startPage ? [loadConnectionsPage] : [])])
    void load().catch(() => {})
}
