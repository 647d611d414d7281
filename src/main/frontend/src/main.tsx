import './app/styles'
import { setupListeners } from '@reduxjs/toolkit/query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app/App'
import { Pages } from './app/Pages'
import { startStore } from './app/startStore'
import { startTexts } from './texts/i18n'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')

await startTexts()
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
