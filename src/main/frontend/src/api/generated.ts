import { brokerConnectApi as api } from "./brokerConnectApi";
const injectedRtkApi = api.injectEndpoints({
  endpoints: (build) => ({
    listBrokers: build.query<ListBrokersApiResponse, ListBrokersApiArg>({
      query: () => ({ url: `/api/brokers` }),
    }),
    listConfigs: build.query<ListConfigsApiResponse, ListConfigsApiArg>({
      query: () => ({ url: `/api/broker/configs` }),
    }),
    createConfig: build.mutation<CreateConfigApiResponse, CreateConfigApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs`,
        method: "POST",
        body: queryArg.newConfig,
      }),
    }),
    getConfig: build.query<GetConfigApiResponse, GetConfigApiArg>({
      query: (queryArg) => ({ url: `/api/broker/configs/${queryArg.id}` }),
    }),
    updateConfig: build.mutation<UpdateConfigApiResponse, UpdateConfigApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}`,
        method: "PUT",
        body: queryArg.configChange,
      }),
    }),
    deleteConfig: build.mutation<DeleteConfigApiResponse, DeleteConfigApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}`,
        method: "DELETE",
      }),
    }),
    setupOauth: build.mutation<SetupOauthApiResponse, SetupOauthApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/setup-oauth`,
        method: "POST",
        body: queryArg.connectRequest,
      }),
    }),
    getAttempt: build.query<GetAttemptApiResponse, GetAttemptApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/attempts/${queryArg.attemptId}`,
      }),
    }),
    completeAttempt: build.mutation<
      CompleteAttemptApiResponse,
      CompleteAttemptApiArg
    >({
      query: (queryArg) => ({
        url: `/api/broker/attempts/complete`,
        method: "POST",
        body: queryArg.pastedAddress,
      }),
    }),
    refreshToken: build.mutation<RefreshTokenApiResponse, RefreshTokenApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/refresh-token`,
        method: "POST",
      }),
    }),
    disconnect: build.mutation<DisconnectApiResponse, DisconnectApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/disconnect`,
        method: "POST",
      }),
    }),
    getStatus: build.query<GetStatusApiResponse, GetStatusApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/status`,
      }),
    }),
    listStatuses: build.query<ListStatusesApiResponse, ListStatusesApiArg>({
      query: () => ({ url: `/api/broker/status` }),
    }),
    listEvents: build.query<ListEventsApiResponse, ListEventsApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/events`,
        params: {
          after: queryArg.after,
          limit: queryArg.limit,
        },
      }),
    }),
    streamEvents: build.query<StreamEventsApiResponse, StreamEventsApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/events`,
        headers: {
          "Last-Event-ID": queryArg["Last-Event-ID"],
        },
      }),
    }),
    getPortfolio: build.query<GetPortfolioApiResponse, GetPortfolioApiArg>({
      query: (queryArg) => ({ url: `/api/portfolio/${queryArg.configId}` }),
    }),
    streamPrices: build.query<StreamPricesApiResponse, StreamPricesApiArg>({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/stream`,
      }),
    }),
    getPositions: build.query<GetPositionsApiResponse, GetPositionsApiArg>({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/positions`,
      }),
    }),
    getFunds: build.query<GetFundsApiResponse, GetFundsApiArg>({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/funds`,
      }),
    }),
    getMutualFunds: build.query<
      GetMutualFundsApiResponse,
      GetMutualFundsApiArg
    >({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/mutual-funds`,
      }),
    }),
    getHistory: build.query<GetHistoryApiResponse, GetHistoryApiArg>({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/history`,
        params: {
          from: queryArg["from"],
          to: queryArg.to,
          resolution: queryArg.resolution,
        },
      }),
    }),
    getFleet: build.query<GetFleetApiResponse, GetFleetApiArg>({
      query: () => ({ url: `/api/admin/fleet` }),
    }),
    getFleetHistory: build.query<
      GetFleetHistoryApiResponse,
      GetFleetHistoryApiArg
    >({
      query: (queryArg) => ({
        url: `/api/admin/fleet/history`,
        params: {
          hours: queryArg.hours,
        },
      }),
    }),
    listConnections: build.query<
      ListConnectionsApiResponse,
      ListConnectionsApiArg
    >({
      query: (queryArg) => ({
        url: `/api/admin/connections`,
        params: {
          state: queryArg.state,
          owner: queryArg.owner,
          page: queryArg.page,
          size: queryArg.size,
        },
      }),
    }),
    forceDisconnect: build.mutation<
      ForceDisconnectApiResponse,
      ForceDisconnectApiArg
    >({
      query: (queryArg) => ({
        url: `/api/admin/connections/${queryArg.id}/disconnect`,
        method: "POST",
      }),
    }),
    listAllEvents: build.query<ListAllEventsApiResponse, ListAllEventsApiArg>({
      query: (queryArg) => ({
        url: `/api/admin/events`,
        params: {
          connection: queryArg.connection,
          owner: queryArg.owner,
          change: queryArg.change,
          before: queryArg.before,
          limit: queryArg.limit,
        },
      }),
    }),
    verifyEvents: build.mutation<VerifyEventsApiResponse, VerifyEventsApiArg>({
      query: () => ({ url: `/api/admin/events/verification`, method: "POST" }),
    }),
    getKeys: build.query<GetKeysApiResponse, GetKeysApiArg>({
      query: () => ({ url: `/api/admin/keys` }),
    }),
  }),
  overrideExisting: false,
});
export { injectedRtkApi as generatedApi };
export type ListBrokersApiResponse =
  /** status 200 All brokers, in no particular order. */ BrokerView[];
export type ListBrokersApiArg = void;
export type ListConfigsApiResponse =
  /** status 200 All of the caller's; empty when there are none. */ ConfigView[];
export type ListConfigsApiArg = void;
export type CreateConfigApiResponse = /** status 201 Saved. */ ConfigView;
export type CreateConfigApiArg = {
  /** What to save. */
  newConfig: NewConfig;
};
export type GetConfigApiResponse = /** status 200 Found. */ ConfigView;
export type GetConfigApiArg = {
  /** The configuration's id. */
  id: string;
};
export type UpdateConfigApiResponse = /** status 200 Changed. */ ConfigView;
export type UpdateConfigApiArg = {
  /** The configuration's id. */
  id: string;
  /** What to change. */
  configChange: ConfigChange;
};
export type DeleteConfigApiResponse = unknown;
export type DeleteConfigApiArg = {
  /** The configuration's id. */
  id: string;
};
export type SetupOauthApiResponse =
  /** status 201 Started. */ AuthorizationStarted;
export type SetupOauthApiArg = {
  /** The configuration's id. */
  id: string;
  /** Wishes, if there are any. */
  connectRequest: ConnectRequest;
};
export type GetAttemptApiResponse = /** status 200 Found. */ AttemptView;
export type GetAttemptApiArg = {
  /** The attempt's id. */
  attemptId: string;
};
export type CompleteAttemptApiResponse =
  /** status 200 Decided; `outcome` says how. */ AttemptView;
export type CompleteAttemptApiArg = {
  /** The address. */
  pastedAddress: PastedAddress;
};
export type RefreshTokenApiResponse = /** status 200 Renewed. */ StatusView;
export type RefreshTokenApiArg = {
  /** The configuration's id. */
  id: string;
};
export type DisconnectApiResponse =
  /** status 200 Disconnected; `warning` is there when the broker could not be told yet. */ DisconnectResult;
export type DisconnectApiArg = {
  /** The configuration's id. */
  id: string;
};
export type GetStatusApiResponse = /** status 200 Found. */ StatusView;
export type GetStatusApiArg = {
  /** The configuration's id. */
  id: string;
};
export type ListStatusesApiResponse =
  /** status 200 All of the caller's; empty when there are none. */ StatusView[];
export type ListStatusesApiArg = void;
export type ListEventsApiResponse =
  /** status 200 Found; empty when nothing came after that number. */ TimelineEntry[];
export type ListEventsApiArg = {
  /** The configuration's id. */
  id: string;
  /** A change's `sequence`. Absent: the newest changes. */
  after?: number;
  /** How many at most; 1 to 200, and the nearest of these for anything beyond. */
  limit?: number;
};
export type StreamEventsApiResponse =
  /** status 200 The stream, which stays open. */ StatusView | ChangeView;
export type StreamEventsApiArg = {
  /** The id of the last event that was received. */
  "Last-Event-ID"?: string;
};
export type GetPortfolioApiResponse =
  /** status 200 The holdings, and how good they are. */ PortfolioView;
export type GetPortfolioApiArg = {
  /** The configuration's id. */
  configId: string;
};
export type StreamPricesApiResponse =
  /** status 200 The stream, which stays open. */ PriceFeedView | PriceUpdate;
export type StreamPricesApiArg = {
  /** The configuration's id. */
  configId: string;
};
export type GetPositionsApiResponse =
  /** status 200 The positions, and how good they are. */ PositionsView;
export type GetPositionsApiArg = {
  /** The configuration's id. */
  configId: string;
};
export type GetFundsApiResponse =
  /** status 200 The money, and how good the numbers are. */ FundsView;
export type GetFundsApiArg = {
  /** The configuration's id. */
  configId: string;
};
export type GetMutualFundsApiResponse =
  /** status 200 The funds, and how good the numbers are. */ FundHoldingsView;
export type GetMutualFundsApiArg = {
  /** The configuration's id. */
  configId: string;
};
export type GetHistoryApiResponse =
  /** status 200 What is known of these days; no points when nothing is. */ HistoryView;
export type GetHistoryApiArg = {
  /** The configuration's id. */
  configId: string;
  /** The first day, in the broker's calendar. Absent: a year before `to`, or `to` itself when the resolution is INTRADAY. */
  from?: string;
  /** The last day, included. Absent: today at the broker. */
  to?: string;
  /** How close together the points are. Absent: DAY. */
  resolution?: "DAY" | "INTRADAY";
};
export type GetFleetApiResponse =
  /** status 200 All connections at one moment. */ FleetView;
export type GetFleetApiArg = void;
export type GetFleetHistoryApiResponse =
  /** status 200 Points, oldest first; fewer than asked for when the log is not kept so long. */ FleetHistoryView;
export type GetFleetHistoryApiArg = {
  /** How far back; 1 to 744, and the nearest of these for anything beyond. */
  hours?: number;
};
export type ListConnectionsApiResponse =
  /** status 200 A page; empty behind the last. */ AdminConnections;
export type ListConnectionsApiArg = {
  /** Only those in this state, one of `ConnectionState`. */
  state?: string;
  /** Only those of exactly this person, as in the `sub` claim of their tokens. */
  owner?: string;
  /** From 0; up to 10000, and the nearest of these for anything beyond. */
  page?: number;
  /** How many on a page; 1 to 100, and the nearest of these for anything beyond. */
  size?: number;
};
export type ForceDisconnectApiResponse =
  /** status 200 Disconnected; `warning` is there when the broker could not be told yet. */ DisconnectResult;
export type ForceDisconnectApiArg = {
  /** The connection's id. */
  id: string;
};
export type ListAllEventsApiResponse =
  /** status 200 Found; empty when nothing passes the filter. */ AdminEvents;
export type ListAllEventsApiArg = {
  /** Only changes of this connection. */
  connection?: string;
  /** Only changes of exactly this person's connections. */
  owner?: string;
  /** Only this kind of change, one of `Change`. */
  change?: string;
  /** A position: only what came before it. Absent: the newest. */
  before?: number;
  /** How many at most; 1 to 200, and the nearest of these for anything beyond. */
  limit?: number;
};
export type VerifyEventsApiResponse =
  /** status 200 Verified; `broken` is empty when the log is what was written. */ Verification;
export type VerifyEventsApiArg = void;
export type GetKeysApiResponse = /** status 200 The ring. */ KeyStatus;
export type GetKeysApiArg = void;
export type Capability = "REVOCATION" | "RENEWAL" | "RENEWAL_FOR_APPROVED_APPS";
export type CredentialField = {
  /** The field of the request: `apiKey` or `apiSecret`. */
  name: string;
  /** The broker's own word for it. */
  label: string;
  /** Where to find it and what it looks like, in one sentence. */
  hint: string;
  /** What a well-formed value matches as a whole; a regular expression for ECMAScript. */
  pattern: string;
  /** Whether to hide it while it is typed. */
  secret: boolean;
};
export type BrokerView = {
  /** Stable, lower-case. */
  id: string;
  /** As people know it. */
  name: string;
  /** Whether this is a stand-in and not the real broker. Say so on every page. */
  sandbox: boolean;
  /** To be registered at the broker, letter by letter. */
  redirectUrl: string;
  /** What the broker's interface offers beyond consent. */
  capabilities: Capability[];
  /** What to ask for, in order. */
  credentialFields: CredentialField[];
};
export type FieldError = {
  /** Its name in the request. */
  field: string;
  /** How to mend it. */
  message: string;
};
export type Problem = {
  /** A stable slug to switch on. Each response lists its own; more may be added. */
  type: string;
  /** The kind of problem in a few words. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** For people: what happened, whether it passes by itself, what to do. */
  detail: string;
  /** The path of the request. */
  instance: string;
  /** The same as in the server's log: give it to the administrator. */
  traceId: string;
  /** Which fields are wrong; absent when that is not the trouble. */
  errors?: FieldError[];
};
export type ConfigView = {
  /** Random. */
  id: string;
  /** The broker's id. */
  broker: string;
  /** What the person calls it. */
  label: string;
  /** When it was saved. */
  createdAt: string;
  /** When label or credentials were last changed. */
  updatedAt: string;
};
export type NewConfig = {
  /** The id of a broker on offer. */
  broker: string;
  /** What to call it: 1 to 100 ordinary characters. */
  label: string;
  /** As the broker's `credentialFields` say. */
  apiKey: string;
  /** As the broker's `credentialFields` say. Never comes back. */
  apiSecret: string;
};
export type ConfigChange = {
  /** What to call it: 1 to 100 ordinary characters. */
  label?: string;
  /** As the broker's `credentialFields` say. */
  apiKey?: string;
  /** As the broker's `credentialFields` say. Never comes back. */
  apiSecret?: string;
};
export type AuthorizationStarted = {
  /** Ask for its outcome. */
  attemptId: string;
  /** The broker's page for the person. It carries the attempt's state: do not store or log it. */
  authorizationUrl: string;
  /** Until when the person has to be back. */
  expiresAt: string;
};
export type ConnectRequest = {
  /** Where the browser goes in the end: a path of the front end made of plain characters, or one of the addresses that the administrator listed. Default: `/callback`. */
  returnTo?: string;
};
export type AttemptOutcome = "PENDING" | "CONNECTED" | "CANCELLED" | "FAILED";
export type AttemptProblem = {
  /** Stable; more may be added. One of: `consent-cancelled`, `attempt-expired`, `attempt-unknown`, `attempt-not-yours`, `attempt-interrupted`, `state-missing`, `return-unreadable`, `request-token-stale`, `credentials-changed`, `configuration-gone`, `other-account`, `account-taken`, `session-ended`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  type: string;
  /** A few words. */
  title: string;
  /** What happened, whether it passes by itself, and what to press. */
  detail: string;
};
export type AttemptView = {
  /** The attempt. */
  attemptId: string;
  /** The configuration that it is for. */
  configId: string;
  outcome: AttemptOutcome;
  /** Until when the person has, or had, to be back. */
  expiresAt: string;
  problem?: AttemptProblem;
};
export type PastedAddress = {
  /** The whole address that the browser came back to, with its query. */
  url: string;
};
export type ConnectionState =
  "DISCONNECTED" | "CONNECTING" | "CONNECTED" | "EXPIRED" | "ERROR";
export type StatusError = {
  /** Stable; more may be added. One of: `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`. */
  code: string;
  /** What happened, whether it passes by itself, and what to press. */
  message: string;
  /** Whether waiting is enough. */
  retryable: boolean;
  /** Seconds until the next try makes sense; absent when not known. */
  retryAfter?: number;
};
export type StatusView = {
  /** The configuration. */
  configId: string;
  /** The broker's id. */
  broker: string;
  /** What the person calls it. */
  label: string;
  state: ConnectionState;
  /** Why it is EXPIRED or in ERROR, or who disconnected it. Stable; more may be added. One of: `ended-by-administrator`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`. */
  reason?: string;
  /** The state in words, with what to do next. */
  message: string;
  /** The account at the broker. */
  brokerUserId?: string;
  /** The person's name at the broker; may be empty. */
  brokerUserName?: string;
  /** Since when; the last login. */
  connectedAt?: string;
  /** When the broker last proved the session alive or dead. */
  lastCheckedAt?: string;
  /** When data was last read through the connection. */
  lastSyncAt?: string;
  /** When the session ends, or ended. */
  expiresAt?: string;
  /** Whether the session is renewed without the person, so that its end is none. Absent without a session. */
  renewable?: boolean;
  /** When something is next due: renewal, a new login, or another try. */
  nextActionAt?: string;
  error?: StatusError;
};
export type Warning = {
  /** Stable; more may be added. One of: `broker-not-told`. */
  code: string;
  /** What happened, and what to do to be sure. */
  message: string;
};
export type DisconnectResult = {
  status: StatusView;
  warning?: Warning;
};
export type Change =
  | "CREATED"
  | "CONNECT_STARTED"
  | "CONNECT_FAILED"
  | "CONNECTED"
  | "RENEWED"
  | "ENDING_SOON"
  | "LOGIN_REQUIRED"
  | "TROUBLED"
  | "RECOVERED"
  | "DISCONNECTED"
  | "CREDENTIALS_REPLACED"
  | "CALLBACK_REFUSED"
  | "DELETED";
export type Actor = "you" | "system" | "administrator";
export type TimelineEntry = {
  /** Its number among the changes of this connection, from 1. */
  sequence: number;
  /** When it happened. */
  at: string;
  change: Change;
  from: ConnectionState;
  to: ConnectionState;
  /** Stable slug of why; absent when the change says it all. */
  reason?: string;
  actor: Actor;
  /** The change in one sentence. */
  text: string;
};
export type ChangeView = {
  /** Its place among all changes, which is the id of its event. */
  position: number;
  /** The configuration. */
  connectionId: string;
  /** Its number among the changes of this connection, from 1. */
  sequence: number;
  /** When it happened. */
  at: string;
  change: Change;
  from: ConnectionState;
  to: ConnectionState;
  /** Stable slug of why; absent when the change says it all. */
  reason?: string;
  actor: Actor;
  status?: StatusView;
};
export type Source = "LIVE" | "LAST_KNOWN" | "SAMPLE";
export type Totals = {
  /** What was paid. */
  invested: number;
  /** At the last prices. */
  value: number;
  /** `value` less `invested`; a loss is below 0. */
  profit: number;
  /** Of what was invested, four decimals; absent when that is 0. */
  profitPercent?: number;
  /** Since the close of the trading day before. */
  dayChange: number;
  /** Of the value at that close, four decimals; absent when that is 0. */
  dayChangePercent?: number;
};
export type MarginFundedView = {
  /** Shares. */
  quantity: number;
  /** What one of them cost. */
  averagePrice: number;
  /** The person's own money in them. */
  initialMargin: number;
  /** At the last price. */
  value: number;
  /** Before interest. */
  profit: number;
};
export type HoldingView = {
  /** Of the listing. */
  exchange: string;
  /** The broker's. */
  symbol: string;
  /** May be empty. */
  isin: string;
  /** What is owned: settled and undelivered together. */
  quantity: number;
  /** In hand. */
  settled: number;
  /** Bought and not delivered yet. */
  unsettled: number;
  /** Given as collateral; shown, not added. */
  pledged: number;
  /** What a share cost; may be 0 when `costUncertain`. */
  averagePrice: number;
  /** Of the last trade. */
  lastPrice: number;
  /** Of the trading day before; 0 where there was none. */
  closePrice: number;
  /** The broker doubts what was paid, so the profit means nothing. */
  costUncertain: boolean;
  /** `quantity` at `averagePrice`. */
  invested: number;
  /** `quantity` at `lastPrice`. */
  value: number;
  /** `value` less `invested`. */
  profit: number;
  /** Of what was invested, four decimals; absent when that is 0. */
  profitPercent?: number;
  /** Of the whole holding since the close of the trading day before, not of one share; 0 where there was no close. */
  dayChange: number;
  /** Of the value at that close, four decimals; absent when that is 0. */
  dayChangePercent?: number;
  marginFunded?: MarginFundedView;
};
export type ChangeKind = "ADDED" | "GONE" | "QUANTITY";
export type HoldingChange = {
  kind: ChangeKind;
  /** Of the listing. */
  exchange: string;
  /** The broker's. */
  symbol: string;
  /** The quantity that was known; 0 when it was added. */
  before: number;
  /** The quantity; 0 when it is gone. */
  now: number;
};
export type PortfolioView = {
  /** The configuration. */
  configId: string;
  source: Source;
  /** When the broker said these numbers. Absent when the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent when they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent when the numbers are LIVE. */
  message?: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  totals: Totals;
  /** How many holdings have a cost that the broker doubts. While it is not 0, totals of profit are as doubtful. */
  costUncertain: number;
  /** Every holding. */
  holdings: HoldingView[];
  /** What is different from what was known before the last login. Empty when nothing is, or nothing was known. */
  changes: HoldingChange[];
};
export type PriceMode = "STREAMING" | "POLLING" | "OFF";
export type PriceFeedView = {
  /** The configuration. */
  configId: string;
  mode: PriceMode;
  /** Why the mode is not STREAMING; absent when it is. Stable; more may be added. One of: `never-connected`, `not-connected`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`, `price-streams-full`, `stream-refused`, `no-holdings`. */
  reason?: string;
  /** The reason in words, with what to do next; absent when the mode is STREAMING. */
  message?: string;
  /** When the next try by itself is due; absent when none is, or it is not known. */
  retryAt?: string;
};
export type HoldingPrice = {
  /** Of the listing. */
  exchange: string;
  /** The broker's. */
  symbol: string;
  /** Of the last trade. */
  lastPrice: number;
  /** Of the trading day before; 0 where there was none. */
  closePrice: number;
  /** The quantity at `lastPrice`. */
  value: number;
  /** `value` less what was invested. */
  profit: number;
  /** Of what was invested, four decimals; absent when that is 0. */
  profitPercent?: number;
  /** Of the whole holding since the close of the trading day before; 0 where there was no close. */
  dayChange: number;
  /** Of the value at that close, four decimals; absent when that is 0. */
  dayChangePercent?: number;
};
export type PriceUpdate = {
  /** The configuration. */
  configId: string;
  /** When these prices were the newest. */
  asOf: string;
  /** Whether all holdings are here, as in the first update and whenever what is owned changed: then read the portfolio again for quantities, and what is not here is owned no longer. */
  complete: boolean;
  totals: Totals;
  /** Those whose price changed; all of them when `complete`. */
  holdings: HoldingPrice[];
};
export type Traded = {
  /** Traded. */
  quantity: number;
  /** The average; 0 when nothing was traded. */
  price: number;
  /** Quantity times price times multiplier. */
  value: number;
};
export type PositionView = {
  /** Of the listing. */
  exchange: string;
  /** The broker's. */
  symbol: string;
  /** The broker's word for how it is held. */
  product: string;
  /** Negative when short. */
  quantity: number;
  /** The part of it that is older than today. */
  carried: number;
  /** Units in one of the quantity; 1 for shares. */
  multiplier: number;
  /** 0 when the quantity is 0. */
  averagePrice: number;
  /** Of the last trade. */
  lastPrice: number;
  /** Of the trading day before; 0 for what was opened today. */
  closePrice: number;
  bought: Traded;
  sold: Traded;
  boughtToday: Traded;
  soldToday: Traded;
  /** As the broker counts it: what sales brought, less what purchases cost, plus what is open at the last price. */
  profit: number;
  /** The same with what was carried at `closePrice`: the gain of the day. */
  markedToMarket: number;
};
export type PositionsView = {
  /** The configuration. */
  configId: string;
  source: Source;
  /** When the broker said these numbers. Absent when the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent when they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent when the numbers are LIVE. */
  message?: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  /** Exact sum over `net`. */
  profit: number;
  /** Exact sum over `net`: the gain of the day. */
  markedToMarket: number;
  /** What is open now with what was carried, and what was closed today. */
  net: PositionView[];
  /** Today's trades alone. */
  day: PositionView[];
};
export type Segment = {
  /** The broker's. */
  name: string;
  /** Whether the person may trade in it. */
  enabled: boolean;
  /** What may be used for new trades. */
  spendable: number;
  /** What is bound by trades. */
  used: number;
  /** Where the money comes from, by the broker's names. */
  available: {
    [key: string]: number;
  };
  /** What binds it, by the broker's names; the parts need not add up to `used`. */
  usedFor: {
    [key: string]: number;
  };
};
export type FundsView = {
  /** The configuration. */
  configId: string;
  source: Source;
  /** When the broker said these numbers. Absent when the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent when they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent when the numbers are LIVE. */
  message?: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  /** Money of one segment cannot be spent in another. */
  segments: Segment[];
};
export type FundTotals = {
  /** What was paid. */
  invested: number;
  /** At the last prices. */
  value: number;
  /** `value` less `invested`; a loss is below 0. */
  profit: number;
  /** Of what was invested, four decimals; absent when that is 0. */
  profitPercent?: number;
};
export type FundHoldingView = {
  /** The fund's. */
  isin: string;
  /** The fund's, for people. */
  name: string;
  /** The account at the fund house; may be empty. */
  folio: string;
  /** Units, often fractional. */
  quantity: number;
  /** The part given as collateral; shown, not added. */
  pledged: number;
  /** What a unit cost. */
  averagePrice: number;
  /** The last net asset value of a unit. */
  lastPrice: number;
  /** The day of `lastPrice`; absent where the broker gives none. */
  priceDate?: string;
  /** `quantity` at `averagePrice`. */
  invested: number;
  /** `quantity` at `lastPrice`. */
  value: number;
  /** `value` less `invested`. */
  profit: number;
  /** Of what was invested, four decimals; absent when that is 0. */
  profitPercent?: number;
};
export type FundHoldingsView = {
  /** The configuration. */
  configId: string;
  source: Source;
  /** When the broker said these numbers. Absent when the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent when they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `checksum-refused`, `api-key-unknown`, `user-not-enabled`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent when the numbers are LIVE. */
  message?: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  totals: FundTotals;
  /** Every fund. */
  funds: FundHoldingView[];
};
export type Resolution = "DAY" | "INTRADAY";
export type HistoryPoint = {
  /** In the broker's calendar. */
  day: string;
  /** When the broker said these numbers. */
  asOf: string;
  /** What was paid. */
  invested: number;
  /** At the prices of then. */
  value: number;
  /** `value` less `invested`; a loss is below 0. */
  profit: number;
  /** Of what was invested, four decimals; absent when that is 0. */
  profitPercent?: number;
  /** Since the close of the trading day before. */
  dayChange: number;
  /** Of the value at that close, four decimals; absent when that is 0. */
  dayChangePercent?: number;
};
export type HistoryView = {
  /** The configuration. */
  configId: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  resolution: Resolution;
  /** The first day that was asked for, in the broker's calendar. */
  from: string;
  /** The last day, included. */
  to: string;
  /** Oldest first; empty when nothing is known. */
  points: HistoryPoint[];
};
export type StateCount = {
  state: ConnectionState;
  /** How many. */
  count: number;
};
export type AdminConnection = {
  /** The connection. */
  connectionId: string;
  /** Whose it is: the `sub` claim of their tokens. */
  owner: string;
  /** What its person calls it. */
  label: string;
  /** The broker's id. */
  broker: string;
  /** The account at the broker; absent while none is known. */
  brokerUserId?: string;
  state: ConnectionState;
  /** Stable slug of why, as in `StatusView`; absent when the state says it all. */
  reason?: string;
  /** The reason in words, as its person is told. */
  message?: string;
  /** When it came to its stored state. */
  since: string;
  /** When the session ends, or ended. */
  expiresAt?: string;
  /** When the broker last proved the session alive or dead. */
  lastCheckedAt?: string;
  /** How often the broker failed it in a row. */
  failures: number;
};
export type FleetView = {
  /** The moment. */
  asOf: string;
  /** How many there are in each stored state; a login under way counts as the state before it. */
  states: StateCount[];
  /** How many people have a connection. */
  people: number;
  /** When the next live session ends; absent when none lives. */
  nextEnd?: string;
  /** For how long the longest due renewal waits; 0 when none does. */
  overdueRenewalSeconds: number;
  /** For how long the longest due work of any sweep waits; 0 when none does. */
  sweepLagSeconds: number;
  /** When a broker last answered anything about a session; absent when none ever did. */
  lastBrokerAnswer?: string;
  /** How many sessions brokers have still to be told of. */
  pendingRevocations: number;
  /** Since when the longest due of these waits; absent when none is due. */
  oldestDueRevocation?: string;
  /** At most 20: those in ERROR, which somebody may have to mend, then those that wait for their person's login; each longest first. */
  problems: AdminConnection[];
};
export type FleetPoint = {
  /** When. */
  at: string;
  /** A number for each of the states. */
  counts: number[];
};
export type FleetHistoryView = {
  /** The first point's time. */
  from: string;
  /** The last point's time, which is the present. */
  to: string;
  /** How far apart the points are. */
  stepSeconds: number;
  /** What each point counts, in this order. */
  states: ConnectionState[];
  /** Oldest first. */
  points: FleetPoint[];
};
export type AdminConnections = {
  /** How many pass the filter. */
  total: number;
  /** Which page this is, from 0. */
  page: number;
  /** How many fit on a page. */
  size: number;
  /** Latest change first. */
  connections: AdminConnection[];
};
export type AdminEvent = {
  /** Its place among all changes. */
  position: number;
  /** The connection, which may no longer exist. */
  connectionId: string;
  /** Its number among the changes of its connection, from 1. */
  sequence: number;
  /** Whose connection it is. */
  owner: string;
  /** When it happened. */
  at: string;
  change: Change;
  from: ConnectionState;
  to: ConnectionState;
  /** Stable slug of why; absent when the change says it all. */
  reason?: string;
  /** Who did it: the owner's id, an administrator's, or `system`. */
  actor: string;
  /** The change in one sentence. */
  text: string;
};
export type AdminEvents = {
  /** Newest first. */
  events: AdminEvent[];
  /** What to send as `before` to read on; absent when there is nothing more. */
  next?: number;
};
export type Fault = "MISSING" | "ALTERED" | "ADDED";
export type BrokenPlace = {
  /** The connection. */
  connectionId: string;
  /** The number of the change; what follows it was not looked at. */
  sequence: number;
  problem: Fault;
};
export type Verification = {
  /** When. */
  verifiedAt: string;
  /** How many connections' logs were looked at, deleted ones as well. */
  connections: number;
  /** How many changes were looked at. */
  events: number;
  /** The first broken place of each connection whose log is broken, at most 100; empty when all is well. */
  broken: BrokenPlace[];
};
export type RingKey = {
  /** As in the ring's file. */
  id: number;
  /** Whether new values are sealed with it. */
  primary: boolean;
  /** Whether it opens anything. */
  enabled: boolean;
};
export type CanaryStatus = "OPENS" | "FAILS";
export type KeyStatus = {
  /** The key that new values are sealed with. */
  primaryKeyId: number;
  /** Every key of the ring. */
  keys: RingKey[];
  canary: CanaryStatus;
};
export const {
  useListBrokersQuery,
  useListConfigsQuery,
  useCreateConfigMutation,
  useGetConfigQuery,
  useUpdateConfigMutation,
  useDeleteConfigMutation,
  useSetupOauthMutation,
  useGetAttemptQuery,
  useCompleteAttemptMutation,
  useRefreshTokenMutation,
  useDisconnectMutation,
  useGetStatusQuery,
  useListStatusesQuery,
  useListEventsQuery,
  useStreamEventsQuery,
  useGetPortfolioQuery,
  useStreamPricesQuery,
  useGetPositionsQuery,
  useGetFundsQuery,
  useGetMutualFundsQuery,
  useGetHistoryQuery,
  useGetFleetQuery,
  useGetFleetHistoryQuery,
  useListConnectionsQuery,
  useForceDisconnectMutation,
  useListAllEventsQuery,
  useVerifyEventsMutation,
  useGetKeysQuery,
} = injectedRtkApi;
