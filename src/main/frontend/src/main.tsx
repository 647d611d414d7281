import './app/styles'
import { setupListeners } from '@reduxjs/toolkit/query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app/App'
import { Pages } from './app/Pages'
import { preloadSignedIn } from './app/signedInChunks'
import { startStore } from './app/startStore'
import { hasStoredUser } from './features/sign-in/storedUser'
import { paths } from './shared/paths'
import { startTexts } from './texts/i18n'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')

await startTexts()
const { pathname } = window.location
if (hasStoredUser(window.sessionStorage) || pathname === paths.signedIn) preloadSignedIn(pathname)
const store = startStore(window)
setupListeners(store.dispatch)
createRoot(root).render(
  <StrictMode>
    <App store={store}>
      <BrowserRouter>
        <Pages />
      </BrowserRouter>
    </App>
  </StrictMode>,
)
