import { Route, Routes } from 'react-router'
import { CallbackPage } from '../features/handshake/CallbackPage'
import { SignedInPage } from '../features/sign-in/SignedInPage'
import { SignInGate } from '../features/sign-in/SignInGate'
import { ErrorBoundary } from '../shared/ErrorBoundary'
import { paths } from '../shared/paths'
import { ConnectionsPage } from './connections/ConnectionsPage'
import { Frame } from './Frame'
import { NoSuchPage } from './NoSuchPage'

export function Pages() {
  return (
    <Frame>
      <ErrorBoundary>
        <Routes>
          <Route
            path={paths.connections}
            element={
              <SignInGate>
                <ConnectionsPage />
              </SignInGate>
            }
          />
          <Route path={paths.callback} element={<CallbackPage />} />
          <Route path={paths.signedIn} element={<SignedInPage />} />
          <Route path="*" element={<NoSuchPage />} />
        </Routes>
      </ErrorBoundary>
    </Frame>
  )
}
