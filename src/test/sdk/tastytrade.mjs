// Uses @tastytrade/api, tastytrade's own client for Node, as its documentation does, and prints what it returned as
// JSON. Argument: the root of the API. The credentials are in the environment: CLIENT_SECRET and REFRESH_TOKEN. The
// dxLink client that it contains expects the WebSocket of browsers, which Node has from version 22 on.
import { createRequire } from 'node:module'
import TastytradeClient, { MarketDataSubscriptionType } from '@tastytrade/api'

const [root] = process.argv.slice(2)
const { CLIENT_SECRET: clientSecret, REFRESH_TOKEN: refreshToken } = process.env
const fromClient = createRequire(import.meta.resolve('@tastytrade/api'))
globalThis.WebSocket ??= fromClient('ws')

const client = new TastytradeClient({
  baseUrl: root,
  accountStreamerUrl: root.replace('http', 'ws'),
  clientSecret,
  refreshToken,
  oauthScopes: ['read'],
})

/** The first event of each type for each symbol. */
function events(symbols, types) {
  return new Promise((resolve, reject) => {
    const first = {}
    const streamer = client.quoteStreamer
    const remove = streamer.addEventListener(received => {
      for (const event of received) first[`${event.eventType} ${event.eventSymbol}`] ??= event
      if (Object.keys(first).length === symbols.length * types.length) {
        remove()
        resolve(first)
      }
    })
    streamer
      .connect()
      .then(() => streamer.subscribe(symbols, types))
      .catch(reject)
  })
}

const accounts = await client.accountsAndCustomersService.getCustomerAccounts()
const number = accounts[0].account['account-number']
const result = {
  accounts,
  customer: await client.accountsAndCustomersService.getCustomerResource(),
  positions: await client.balancesAndPositionsService.getPositionsList(number, { 'include-marks': true }),
  balances: await client.balancesAndPositionsService.getAccountBalanceValues(number),
  transactions: await client.transactionsService.getAccountTransactions(number, { 'per-page': 3, 'page-offset': 1 }),
  secondsOfAccess: client.accessToken.expiresIn,
  unknownAccount: await client.balancesAndPositionsService
    .getPositionsList('5WT99999')
    .catch(refused => refused.response.status),
  events: await events(
    ['AAPL', '.AAPL270115C220'],
    [MarketDataSubscriptionType.Trade, MarketDataSubscriptionType.Quote],
  ),
}
client.updateConfig({ refreshToken: 'no-grant' })
result.withoutGrant = await client.accountsAndCustomersService
  .getCustomerResource()
  .catch(refused => refused.response.data.error)
console.log(JSON.stringify(result))
process.exit(0)
