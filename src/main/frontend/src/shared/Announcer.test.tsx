import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderWithProviders } from '../testing/renderApp'
import { Announcer } from './Announcer'
import classes from './Announcer.module.css'
import { announce, notify } from './announcements'

test('the result of an action is shown for some seconds, and stays readable for screen readers', () => {
  vi.useFakeTimers()
  const { store } = renderWithProviders(<Announcer />)
  const region = screen.getByRole('status')
  expect(region).toHaveClass(classes.hidden ?? '')

  act(() => void store.dispatch(notify('Family account is deleted.')))
  expect(region).toHaveClass(classes.shown ?? '')
  expect(region).toHaveTextContent('Family account is deleted.')
  act(() => void vi.advanceTimersByTime(6_000))

  expect(region).toHaveClass(classes.hidden ?? '')
  expect(region).toHaveTextContent('Family account is deleted.')
})

test('what screen readers alone need is not shown', () => {
  const { store } = renderWithProviders(<Announcer />)

  act(() => void store.dispatch(announce('Family account: Connected')))

  expect(screen.getByRole('status')).toHaveClass(classes.hidden ?? '')
  expect(screen.getByRole('status')).toHaveTextContent('Family account: Connected')
})
