import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { Provider } from 'react-redux'
import type { AppStore } from './store'
import { theme } from './theme'

/**
 * Provides the store and the theme. The theme's CSS comes as a file (styles.ts), so Mantine inserts no style element.
 */
export function App({ store, children }: { store: AppStore; children: ReactNode }) {
  return (
    <Provider store={store}>
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        {children}
      </MantineProvider>
    </Provider>
  )
}
