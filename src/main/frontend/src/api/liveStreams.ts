import type { BearerTokens } from './baseQuery'
import type { LiveStream } from './liveStream'

/** The live stream of the person with these tokens, if this tab has one. Apart from its class, which is loaded late. */
export const liveStreams = new WeakMap<BearerTokens, LiveStream>()
