// Uses upstox-js-sdk, Upstox's own client for Node, as its documentation does, and prints what it returned as JSON.
// Arguments: the root of the API, the redirect address, the code of a login. The credentials of the app are in the
// environment: API_KEY and API_SECRET.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const upstox = require('upstox-js-sdk')
const feeder = require('upstox-js-sdk/dist/feeder/MarketDataFeederV3.js')

const [root, redirectUri, code] = process.argv.slice(2)
const { API_KEY: clientId, API_SECRET: clientSecret } = process.env
const VERSION = '2.0'

const client = upstox.ApiClient.instance
client.basePath = root

/** The address of the feed is a constant of the client; only its host is changed. */
const Feeder = feeder.default ?? feeder.MarketDataFeederV3 ?? feeder
const connect = Feeder.prototype.connectWebSocket
Feeder.prototype.connectWebSocket = function (address, token) {
  return connect.call(this, address.replace('wss://api.upstox.com', root.replace('http', 'ws')), token)
}

/** Calls a method that takes a callback. */
function call(api, method, ...args) {
  return new Promise((resolve, reject) => {
    api[method](...args, (error, data, response) =>
      error ? reject(error) : resolve(response?.body ?? data),
    )
  })
}

/** The first tick of each instrument. */
function ticks(keys) {
  return new Promise((resolve, reject) => {
    const streamer = new upstox.MarketDataStreamerV3(keys, 'ltpc')
    streamer.autoReconnect(false)
    const first = {}
    const types = new Set()
    streamer.on('message', data => {
      const message = JSON.parse(data.toString())
      types.add(message.type)
      for (const [key, feed] of Object.entries(message.feeds ?? {})) first[key] = feed.ltpc
      if (keys.every(key => first[key])) {
        streamer.disconnect()
        resolve({ first, types: [...types] })
      }
    })
    streamer.on('error', reject)
    streamer.connect()
  })
}

const token = await call(new upstox.LoginApi(), 'token', VERSION, {
  code,
  clientId,
  clientSecret,
  redirectUri,
  grantType: 'authorization_code',
})
client.authentications.OAUTH2.accessToken = token.access_token

const holdings = await call(new upstox.PortfolioApi(), 'getHoldings', VERSION)
const keys = holdings.data.slice(0, 3).map(holding => holding.instrument_token)
const result = {
  user: token.user_id,
  profile: await call(new upstox.UserApi(), 'getProfile', VERSION),
  funds: await call(new upstox.UserApi(), 'getUserFundMargin', VERSION, {}),
  holdings,
  positions: await call(new upstox.PortfolioApi(), 'getPositions', VERSION),
  mutualFunds: await call(new upstox.MutualFundApi(), 'getMutualFundHoldings'),
  prices: await call(new upstox.MarketQuoteV3Api(), 'getLtp', { instrumentKey: keys.join(',') }),
  holidays: await call(new upstox.MarketHolidaysAndTimingsApi(), 'getHolidays'),
  ticks: await ticks(keys),
}
await call(new upstox.LoginApi(), 'logout', VERSION)
result.afterwards = await call(new upstox.UserApi(), 'getProfile', VERSION).then(
  () => 'alive',
  refused => refused.response?.body?.errors?.[0]?.error_code ?? String(refused),
)
console.log(JSON.stringify(result))
// the client keeps its connections open
process.exit(0)
