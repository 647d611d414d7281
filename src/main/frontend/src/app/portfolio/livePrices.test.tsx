import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { config } from '../../testing/data'
import { holding, holdings, lastKnown, portfolio, priceOf, prices } from '../../testing/portfolioData'
import { openWithPrices, priceStream, respondWith, serveConnectedAccount } from '../../testing/portfolioPage'

serveConnectedAccount()

const [infy, reliance] = holdings as [(typeof holdings)[0], (typeof holdings)[0]]
const streaming = { configId: config.id, mode: 'STREAMING' } as const
const open = () => openWithPrices(streaming)

describe('streamed prices', () => {
  test('update rows, totals and the time without a request, and rows keep their places', async () => {
    await open()

    const low = { ...priceOf(infy, 1601.5), value: 10 }
    act(() => priceStream.send('prices', prices([low, priceOf(reliance, 1400)])))

    expect(await screen.findByText('₹1,601.50')).toBeVisible()
    expect(screen.getByText('₹16,00,000.50')).toBeVisible()
    const rows = screen.getAllByRole('rowheader').map((cell) => cell.textContent?.split(' ')[0])
    expect(rows[0]).toBe('INFY')
  })

  test('are not announced to screen readers', async () => {
    await open()
    act(() => priceStream.send('prices', prices([priceOf(infy, 1601.5)])))

    const price = await screen.findByText('₹1,601.50')
    expect(price.closest('[aria-live], [role=status], [role=alert]')).toBeNull()
  })

  test('that are replaced by polling, or stop, are explained with the reason', async () => {
    await open()

    act(() =>
      priceStream.send('feed', { ...streaming, mode: 'POLLING', reason: 'x', message: 'All price streams are taken.' }),
    )
    expect(await screen.findByText('Prices refresh every few seconds. All price streams are taken.')).toBeVisible()
    act(() =>
      priceStream.send('feed', { ...streaming, mode: 'OFF', reason: 'x', message: 'The plan does not include this.' }),
    )

    expect(await screen.findByText('No live prices. The plan does not include this.')).toBeVisible()
    expect(screen.getByText('Live prices have stopped')).toBeInTheDocument()
  })

  test('that stop make the page fetch the portfolio again', async () => {
    await open()
    respondWith('', { ...portfolio, ...lastKnown })

    act(() => priceStream.send('feed', { ...streaming, mode: 'OFF', reason: 'session-ended', message: 'Over.' }))

    expect(await screen.findByRole('table', { name: 'Holdings: Saved data' })).toBeVisible()
  })

  test('for other holdings than before make the page fetch the portfolio again', async () => {
    await open()
    act(() => priceStream.send('prices', prices([priceOf(infy, 1601.5)])))
    await screen.findByText('₹1,601.50')
    respondWith('', { ...portfolio, holdings: [...holdings, holding('AXISBANK')] })

    act(() => priceStream.send('prices', prices([priceOf(infy, 1602)])))

    expect(await screen.findByRole('row', { name: /^AXISBANK/ })).toBeVisible()
  })

  test('use one connection, which closes when the person leaves the page', async () => {
    const { user } = await open()

    await user.click(screen.getByRole('link', { name: 'Connections' }))

    await waitFor(() => expect(priceStream.counts).toEqual({ opened: 1, closed: 1 }))
  })
})
