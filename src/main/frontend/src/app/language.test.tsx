import { screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { config, connected, status } from '../testing/data'
import { asha, renderApp, testEnvironment } from '../testing/renderApp'
import { server } from '../testing/server'
import { setLanguage } from '../texts/i18n'

let languages: (string | null)[]

beforeEach(() => {
  languages = []
  server.use(
    http.get('/api/broker/configs', ({ request }) => {
      languages.push(request.headers.get('Accept-Language'))
      return HttpResponse.json([config])
    }),
    http.get('/api/broker/status', () => HttpResponse.json([connected])),
  )
  onTestFinished(() => setLanguage('en'))
})

async function choose(user: ReturnType<typeof renderApp>['user'], menu: string, language: string) {
  await user.click(await screen.findByRole('button', { name: menu }))
  await user.click(await screen.findByRole('menuitemradio', { name: language }))
}

test('a person changes the language of the page, of the document and of the messages of the server', async () => {
  const { user } = renderApp()
  await screen.findByRole('heading', { level: 1, name: 'Connections' })
  expect(languages).toEqual(['en'])

  await choose(user, 'User menu: Asha', 'हिन्दी')

  expect(await screen.findByRole('heading', { level: 1, name: 'कनेक्शन' })).toBeVisible()
  expect(document.documentElement.lang).toBe('hi')
  expect(document.title).toBe('कनेक्शन · Broker Connect')
  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByText('कनेक्टेड')).toBeVisible()
  expect(within(card).getByText('Asha Rao (AB1234)')).toBeVisible()
  await waitFor(() => expect(languages.at(-1)).toBe('hi'))
  expect(window.localStorage.getItem('broker-connect.language')).toBe('hi')

  await user.click(screen.getByRole('menuitemradio', { name: 'English' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Connections' })).toBeVisible()
  expect(document.documentElement.lang).toBe('en')
})

test('the focus returns to the user menu after a change of the language', async () => {
  const { user } = renderApp()

  await choose(user, 'User menu: Asha', 'हिन्दी')
  await screen.findByRole('heading', { level: 1, name: 'कनेक्शन' })
  await user.keyboard('{Escape}')

  await waitFor(() => expect(screen.getByRole('button', { name: 'उपयोगकर्ता मेनू: Asha' })).toHaveFocus())
})

test('the pages of administrators are in English, and the others in the language of the reader', async () => {
  window.localStorage.setItem('broker-connect.language', 'hi')
  await setLanguage('hi')
  const resume = vi.fn(async () => ({ ...asha, roles: ['investor', 'admin'] }))
  const { user } = renderApp({ environment: testEnvironment({ signIn: { resume } }) })

  await user.click(await screen.findByRole('link', { name: 'एडमिन' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Administration' })).toBeVisible()
  expect(document.documentElement.lang).toBe('en')

  await user.click(await screen.findByRole('link', { name: 'Connections' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'कनेक्शन' })).toBeVisible()
  expect(document.documentElement.lang).toBe('hi')
})

test('a problem of a connection is explained in Hindi', async () => {
  const error = { code: 'broker-down', message: 'm', retryable: true }
  server.use(http.get('/api/broker/status', () => HttpResponse.json([status('ERROR', { error })])))
  window.localStorage.setItem('broker-connect.language', 'hi')
  await setLanguage('hi')
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByText('काम नहीं कर रहा')).toBeVisible()
  expect(card).toHaveTextContent('Zerodha के यहाँ तकनीकी समस्या है')
})

test('a language whose texts cannot be loaded leaves the page as it is, and says so', async () => {
  const { user } = renderApp()
  await screen.findByRole('heading', { level: 1, name: 'Connections' })
  vi.spyOn(i18next, 'reloadResources').mockResolvedValue(undefined)
  vi.spyOn(i18next, 'getResourceBundle').mockReturnValue({})

  await choose(user, 'User menu: Asha', 'हिन्दी')

  expect(await screen.findByText('Broker Connect cannot be reached')).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible()
  expect(window.localStorage.getItem('broker-connect.language')).toBeNull()
})
