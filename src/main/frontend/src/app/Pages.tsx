import { lazy, type ReactNode, Suspense } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { CallbackPage } from '../features/handshake/CallbackPage'
import { RoleGate } from '../features/sign-in/RoleGate'
import { SignedInPage } from '../features/sign-in/SignedInPage'
import { SignInGate } from '../features/sign-in/SignInGate'
import { selectOnlyAdministers } from '../features/sign-in/signInSlice'
import { ErrorBoundary } from '../shared/ErrorBoundary'
import { LoadingBlock } from '../shared/LoadingBlock'
import { paths } from '../shared/paths'
import { ConnectionsPage } from './connections/ConnectionsPage'
import { useAppSelector } from './hooks'
import { Layout } from './Layout'
import { NotFoundPage } from './NotFoundPage'
import { withTexts } from './withTexts'

const PortfolioPage = lazy(() => withTexts(import('./portfolio/PortfolioPage'), 'portfolio', 'history'))
const OverviewPage = lazy(() => withTexts(import('./overview/OverviewPage'), 'overview', 'portfolio'))
const AdminPage = lazy(() => withTexts(import('./admin/AdminPage'), 'admin'))

/** The routes. The connections page is part of the entry chunk; the other pages are loaded on demand. */
export function Pages() {
  const { pathname } = useLocation()
  return (
    <Layout>
      <ErrorBoundary key={pathname}>
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
          <Route path={paths.callback} element={<CallbackPage />} />
          <Route path={paths.signedIn} element={<SignedInPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </ErrorBoundary>
    </Layout>
  )
}

/** The connections; the administration for a person who has no connections of their own. */
function StartPage() {
  const onlyAdministers = useAppSelector(selectOnlyAdministers)
  return onlyAdministers ? <Navigate to={paths.admin} replace /> : <ConnectionsPage />
}

function page(content: ReactNode) {
  return (
    <SignInGate>
      <Suspense fallback={<LoadingBlock heights={[36, 120, 320]} />}>{content}</Suspense>
    </SignInGate>
  )
}
