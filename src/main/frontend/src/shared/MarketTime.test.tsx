import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { MarketTime } from './MarketTime'

const at = '2026-11-23T00:30:00Z'

function renderIn(timeZone: string) {
  const options = { ...Intl.DateTimeFormat().resolvedOptions(), timeZone }
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options)
  render(
    <MantineProvider env="test">
      <MarketTime at={at}>tomorrow at 6:00 am IST</MarketTime>
    </MantineProvider>,
  )
  return screen.getByText(/tomorrow at 6:00 am IST/)
}

test('the reader’s own time is in the tooltip and in the text for screen readers', () => {
  const time = renderIn('Europe/London')

  expect(time).toHaveAttribute('title', '12:30 am your time')
  expect(time).toHaveTextContent('tomorrow at 6:00 am IST (12:30 am your time)')
  expect(time).toHaveAttribute('datetime', at)
})

test('a reader in India sees the market’s time only', () => {
  const time = renderIn('Asia/Kolkata')

  expect(time).not.toHaveAttribute('title')
  expect(time.textContent).toBe('tomorrow at 6:00 am IST')
})
