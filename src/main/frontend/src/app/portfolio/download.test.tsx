import { screen } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, onTestFinished, test, vi } from 'vitest'
import { portfolio } from '../../testing/portfolioData'
import { openPortfolio, portfolioUrl, serveConnectedAccount } from '../../testing/portfolioPage'
import { server } from '../../testing/server'

serveConnectedAccount()

test('the CSV file has the exact numbers of the server and their provenance', async () => {
  const text = JSON.stringify(portfolio).replace('1234567.89', '1234567.890000000000000001')
  const { user } = openPortfolio()
  await screen.findByRole('table', { name: 'Holdings: Live' })
  server.use(http.get(portfolioUrl, () => new HttpResponse(text, { headers: { 'Content-Type': 'application/json' } })))
  const files: Blob[] = []
  onTestFinished(() => void vi.unstubAllGlobals())
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: Blob) => {
        files.push(file)
        return 'blob:x'
      },
      revokeObjectURL: () => {},
    }),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})

  await user.click(screen.getByRole('button', { name: 'Download CSV' }))

  expect(await screen.findByText('holdings-family-account-2026-11-27.csv downloaded')).toBeInTheDocument()
  const content = await files[0]?.text()
  expect(content).toContain('LIVE,2026-11-27T06:12:41Z,INR,NSE,INFY')
  expect(content).toContain(',1234567.890000000000000001,')
})
