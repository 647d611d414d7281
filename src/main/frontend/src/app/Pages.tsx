import { lazy, type ReactNode, Suspense } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { SignInGate } from '../features/sign-in/SignInGate'
import { selectOnlyAdministers } from '../features/sign-in/signInSlice'
import { ErrorBoundary } from '../shared/ErrorBoundary'
import { LoadingBlock } from '../shared/LoadingBlock'
import { paths } from '../shared/paths'
import { useAppSelector } from './hooks'
import { Layout } from './Layout'
import { usePageLanguage } from './language'
import { NotFoundPage } from './NotFoundPage'
import { loadConnectionsPage, signedInTexts } from './signedInChunks'
import { withTexts } from './withTexts'

const ConnectionsPage = lazy(loadConnectionsPage)
const PortfolioPage = lazy(() =>
  withTexts(import('./portfolio/PortfolioPage'), ...signedInTexts, 'portfolio', 'history'),
)
const OverviewPage = lazy(() => withTexts(import('./overview/OverviewPage'), ...signedInTexts, 'overview', 'portfolio'))
const AdminPage = lazy(() => withTexts(import('./admin/AdminPage'), ...signedInTexts, 'admin'))
const RoleGate = lazy(() => withTexts(import('../features/sign-in/RoleGate'), 'problems'))
const CallbackPage = lazy(() => withTexts(import('../features/handshake/CallbackPage'), 'handshake', 'problems'))
const SignedInPage = lazy(() => import('../features/sign-in/SignedInPage'))

/** The routes. Each page is loaded on demand; the entry chunk only has what offers to sign in. */
export function Pages() {
  const { pathname } = useLocation()
  const language = usePageLanguage()
  return (
    <Layout>
      {/* another language renders everything again, also what takes texts and formats from functions */}
      {language ? (
        <ErrorBoundary key={`${language} ${pathname}`}>
          <Routes>
            <Route path={paths.connections} element={page(<StartPage />)} />
            <Route path={paths.overview} element={page(<OverviewPage />)} />
            <Route path={paths.portfolio} element={page(<PortfolioPage />)} />
            <Route
              path={paths.admin}
              element={page(
                <RoleGate needs="admin">
                  <AdminPage />
                </RoleGate>,
              )}
            />
            <Route path={paths.callback} element={loaded(<CallbackPage />)} />
            <Route path={paths.signedIn} element={loaded(<SignedInPage />)} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </ErrorBoundary>
      ) : (
        <LoadingBlock />
      )}
    </Layout>
  )
}

/** The connections; the administration for a person who has no connections of their own. */
function StartPage() {
  const onlyAdministers = useAppSelector(selectOnlyAdministers)
  return onlyAdministers ? <Navigate to={paths.admin} replace /> : <ConnectionsPage />
}

function page(content: ReactNode) {
  return <SignInGate>{loaded(content)}</SignInGate>
}

function loaded(content: ReactNode) {
  return <Suspense fallback={<LoadingBlock heights={[36, 120, 320]} />}>{content}</Suspense>
}
