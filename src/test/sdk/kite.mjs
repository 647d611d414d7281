// Uses kiteconnect, Zerodha's own client for Node, as its documentation does, and prints what it returned as JSON.
// Arguments: the root of the API, the root of the ticker, the request token of a login. The credentials of the app are
// in the environment: API_KEY and API_SECRET.
import { KiteConnect, KiteTicker } from 'kiteconnect'

const [root, socket, requestToken] = process.argv.slice(2)
const { API_KEY: apiKey, API_SECRET: secret } = process.env

const kite = new KiteConnect({ api_key: apiKey, root })
const session = await kite.generateSession(requestToken, secret)
kite.setAccessToken(session.access_token)

/**
 * The first tick of each instrument in each mode, one mode after the other. One ticker, because the client keeps its
 * socket in its module.
 */
function ticks(tokens, modes) {
  return new Promise((resolve, reject) => {
    const ticker = new KiteTicker({
      api_key: apiKey,
      access_token: session.access_token,
      root: socket,
      reconnect: false,
    })
    const first = Object.fromEntries(modes.map(mode => [mode, {}]))
    const isComplete = mode => Object.keys(first[mode]).length === tokens.length
    const next = () => modes.find(mode => !isComplete(mode))
    ticker.on('connect', () => {
      ticker.subscribe(tokens)
      ticker.setMode(next(), tokens)
    })
    ticker.on('ticks', received => {
      const mode = next()
      for (const tick of received) if (tick.mode === mode) first[mode][tick.instrument_token] = tick
      if (next() === undefined) {
        ticker.disconnect()
        resolve(first)
      } else if (next() !== mode) {
        ticker.setMode(next(), tokens)
      }
    })
    ticker.on('error', reject)
    ticker.connect()
  })
}

const holdings = await kite.getHoldings()
const tokens = holdings.slice(0, 3).map(holding => holding.instrument_token)
const names = holdings.slice(0, 3).map(({ exchange, tradingsymbol }) => `${exchange}:${tradingsymbol}`)
const result = {
  login: kite.getLoginURL(),
  user: session.user_id,
  loginTime: session.login_time,
  profile: await kite.getProfile(),
  margins: await kite.getMargins(),
  equity: await kite.getMargins('equity'),
  holdings,
  positions: await kite.getPositions(),
  funds: await kite.getMFHoldings(),
  prices: await kite.getLTP(names),
  quotes: await kite.getQuote(names),
  ohlc: await kite.getOHLC(names),
  instruments: (await kite.getInstruments('NSE')).length,
  candles: (await kite.getHistoricalData(tokens[0], 'day', '2026-11-02 00:00:00', '2026-11-20 00:00:00')).length,
  ticks: await ticks(tokens, ['ltp', 'full']),
}
await kite.invalidateAccessToken(session.access_token)
result.afterwards = await kite.getProfile().catch(refused => refused.error_type)
console.log(JSON.stringify(result))
