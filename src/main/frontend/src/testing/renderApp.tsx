import { MantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { Provider } from 'react-redux'
import { MemoryRouter } from 'react-router'
import { onTestFinished, vi } from 'vitest'
import { accountDataApi } from '../api/accountDataApi'
import { brokerConnectApi } from '../api/brokerConnectApi'
import { Pages } from '../app/Pages'
import { createStore, type Environment, type RootState } from '../app/store'
import { theme } from '../app/theme'
import type { Person } from '../features/sign-in/signIn'

export const asha: Person = { id: 'u1', name: 'Asha', roles: ['investor'] }

/** A signed-in person and login windows that open. Tests override what they are about. */
export function testEnvironment(
  more: { signIn?: Partial<Environment['signIn']>; windows?: Partial<Environment['windows']> } = {},
) {
  return {
    signIn: {
      resume: vi.fn(async () => asha),
      begin: vi.fn(async () => {}),
      beginSilently: vi.fn(async () => false),
      reauthenticate: vi.fn(async () => asha),
      complete: vi.fn(async () => null),
      token: vi.fn(async () => 'a-token'),
      renewedToken: vi.fn(async () => null),
      end: vi.fn(async () => {}),
      ...more.signIn,
    },
    windows: {
      openBlank: vi.fn(() => true),
      navigate: vi.fn(() => true),
      appearsClosed: vi.fn(() => false),
      close: vi.fn(),
      navigateThisTab: vi.fn(),
      ...more.windows,
    },
  } satisfies Environment
}

interface Options {
  path?: string
  environment?: ReturnType<typeof testEnvironment>
  state?: Partial<RootState>
}

/** Renders an element with the store, theme and router. */
export function renderWithProviders(
  part: ReactElement,
  { path = '/', environment = testEnvironment(), state = {} }: Options = {},
) {
  const store = createStore(environment, state)
  // closes the event stream
  onTestFinished(() => {
    store.dispatch(brokerConnectApi.util.resetApiState())
    store.dispatch(accountDataApi.util.resetApiState())
  })
  const view = render(
    <Provider store={store}>
      <MantineProvider theme={theme} env="test">
        <MemoryRouter initialEntries={[path]}>{part}</MemoryRouter>
      </MantineProvider>
    </Provider>,
  )
  return { ...view, store, environment, user: userEvent.setup() }
}

/** Renders the whole front end at a path. */
export function renderApp(options: Options = {}) {
  return renderWithProviders(<Pages />, options)
}
