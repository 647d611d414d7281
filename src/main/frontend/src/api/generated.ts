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
    endAttempts: build.mutation<EndAttemptsApiResponse, EndAttemptsApiArg>({
      query: () => ({ url: `/api/broker/attempts`, method: "DELETE" }),
    }),
    getAttempt: build.query<GetAttemptApiResponse, GetAttemptApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/attempts/${queryArg.attemptId}`,
      }),
    }),
    cancelAttempt: build.mutation<
      CancelAttemptApiResponse,
      CancelAttemptApiArg
    >({
      query: (queryArg) => ({
        url: `/api/broker/attempts/${queryArg.attemptId}/cancel`,
        method: "POST",
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
    connectByToken: build.mutation<
      ConnectByTokenApiResponse,
      ConnectByTokenApiArg
    >({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/pasted-token`,
        method: "POST",
        body: queryArg.pastedToken,
      }),
    }),
    newPushAddress: build.mutation<
      NewPushAddressApiResponse,
      NewPushAddressApiArg
    >({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/push-address`,
        method: "POST",
      }),
    }),
    requestPushLogin: build.mutation<
      RequestPushLoginApiResponse,
      RequestPushLoginApiArg
    >({
      query: (queryArg) => ({
        url: `/api/broker/configs/${queryArg.id}/push-login`,
        method: "POST",
      }),
    }),
    receivePush: build.mutation<ReceivePushApiResponse, ReceivePushApiArg>({
      query: (queryArg) => ({
        url: `/api/broker/push/${queryArg.path}`,
        method: "POST",
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
    streamEventsAndPrices: build.query<
      StreamEventsAndPricesApiResponse,
      StreamEventsAndPricesApiArg
    >({
      query: (queryArg) => ({
        url: `/api/broker/stream`,
        headers: {
          "Last-Event-ID": queryArg["Last-Event-ID"],
        },
        params: {
          prices: queryArg.prices,
          client: queryArg.client,
        },
      }),
    }),
    getPortfolio: build.query<GetPortfolioApiResponse, GetPortfolioApiArg>({
      query: (queryArg) => ({ url: `/api/portfolio/${queryArg.configId}` }),
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
    streamPrices: build.query<StreamPricesApiResponse, StreamPricesApiArg>({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/stream`,
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
    getAccounts: build.query<GetAccountsApiResponse, GetAccountsApiArg>({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/accounts`,
      }),
    }),
    getTransactions: build.query<
      GetTransactionsApiResponse,
      GetTransactionsApiArg
    >({
      query: (queryArg) => ({
        url: `/api/portfolio/${queryArg.configId}/transactions`,
        params: {
          account: queryArg.account,
          from: queryArg["from"],
          to: queryArg.to,
          page: queryArg.page,
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
          search: queryArg.search,
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
          from: queryArg["from"],
          to: queryArg.to,
          before: queryArg.before,
          limit: queryArg.limit,
        },
      }),
    }),
    examineSetUp: build.query<ExamineSetUpApiResponse, ExamineSetUpApiArg>({
      query: (queryArg) => ({
        url: `/api/admin/doctor`,
        params: {
          address: queryArg.address,
        },
      }),
    }),
    getVerification: build.query<
      GetVerificationApiResponse,
      GetVerificationApiArg
    >({
      query: () => ({ url: `/api/admin/audit/verify` }),
    }),
    verifyAuditLog: build.mutation<
      VerifyAuditLogApiResponse,
      VerifyAuditLogApiArg
    >({
      query: () => ({ url: `/api/admin/audit/verify`, method: "POST" }),
    }),
    exportAudit: build.query<ExportAuditApiResponse, ExportAuditApiArg>({
      query: (queryArg) => ({
        url: `/api/admin/audit/export`,
        params: {
          from: queryArg["from"],
          to: queryArg.to,
          person: queryArg.person,
        },
      }),
    }),
    getKeys: build.query<GetKeysApiResponse, GetKeysApiArg>({
      query: () => ({ url: `/api/admin/keys` }),
    }),
    promoteKey: build.mutation<PromoteKeyApiResponse, PromoteKeyApiArg>({
      query: (queryArg) => ({
        url: `/api/admin/keys/${queryArg.id}/promotion`,
        method: "POST",
      }),
    }),
    retireKey: build.mutation<RetireKeyApiResponse, RetireKeyApiArg>({
      query: (queryArg) => ({
        url: `/api/admin/keys/${queryArg.id}/retirement`,
        method: "POST",
      }),
    }),
  }),
  overrideExisting: false,
});
export { injectedRtkApi as generatedApi };
export type ListBrokersApiResponse =
  /** status 200 All brokers, the offered ones first, in the order of the setting setup.brokers. */ BrokerView[];
export type ListBrokersApiArg = void;
export type ListConfigsApiResponse =
  /** status 200 The caller's configurations; empty if there are none. */ ConfigView[];
export type ListConfigsApiArg = void;
export type CreateConfigApiResponse = /** status 201 Created. */ ConfigView;
export type CreateConfigApiArg = {
  /** The new configuration. */
  newConfig: NewConfig;
};
export type GetConfigApiResponse =
  /** status 200 The configuration. */ ConfigView;
export type GetConfigApiArg = {
  /** The id of the configuration. */
  id: string;
};
export type UpdateConfigApiResponse =
  /** status 200 The changed configuration. */ ConfigView;
export type UpdateConfigApiArg = {
  /** The id of the configuration. */
  id: string;
  /** The fields to change. */
  configChange: ConfigChange;
};
export type DeleteConfigApiResponse = unknown;
export type DeleteConfigApiArg = {
  /** The id of the configuration. */
  id: string;
};
export type SetupOauthApiResponse =
  /** status 201 The attempt was started. */ AuthorizationStarted;
export type SetupOauthApiArg = {
  /** The id of the configuration. */
  id: string;
  /** Optional parameters of the attempt. */
  connectRequest: ConnectRequest;
};
export type EndAttemptsApiResponse = unknown;
export type EndAttemptsApiArg = void;
export type GetAttemptApiResponse = /** status 200 The attempt. */ AttemptView;
export type GetAttemptApiArg = {
  /** The id of the attempt. */
  attemptId: string;
};
export type CancelAttemptApiResponse =
  /** status 200 The attempt has an outcome. */ AttemptView;
export type CancelAttemptApiArg = {
  /** The id of the attempt. */
  attemptId: string;
};
export type CompleteAttemptApiResponse =
  /** status 200 The attempt is finished; see `outcome`. */ AttemptView;
export type CompleteAttemptApiArg = {
  /** The pasted address. */
  pastedAddress: PastedAddress;
};
export type ConnectByTokenApiResponse =
  /** status 200 The account is connected. */ StatusView;
export type ConnectByTokenApiArg = {
  /** The id of the configuration. */
  id: string;
  /** The token. */
  pastedToken: PastedToken;
};
export type NewPushAddressApiResponse =
  /** status 200 The address. */ PushAddressView;
export type NewPushAddressApiArg = {
  /** The id of the configuration. */
  id: string;
};
export type RequestPushLoginApiResponse =
  /** status 200 The person is asked. */ PushRequested;
export type RequestPushLoginApiArg = {
  /** The id of the configuration. */
  id: string;
};
export type ReceivePushApiResponse = unknown;
export type ReceivePushApiArg = {
  /** The unguessable end of the address. */
  path: string;
};
export type RefreshTokenApiResponse =
  /** status 200 The session was renewed. */ StatusView;
export type RefreshTokenApiArg = {
  /** The id of the configuration. */
  id: string;
};
export type DisconnectApiResponse =
  /** status 200 Disconnected; `warning` is present if the session could not be ended at the broker yet. */ DisconnectResult;
export type DisconnectApiArg = {
  /** The id of the configuration. */
  id: string;
};
export type GetStatusApiResponse = /** status 200 The status. */ StatusView;
export type GetStatusApiArg = {
  /** The id of the configuration. */
  id: string;
};
export type ListStatusesApiResponse =
  /** status 200 The status of the caller's connections; empty if there are none. */ StatusView[];
export type ListStatusesApiArg = void;
export type ListEventsApiResponse =
  /** status 200 The changes; empty if there are none after that number. */ TimelineEntry[];
export type ListEventsApiArg = {
  /** The id of the configuration. */
  id: string;
  /** The `sequence` of a change. Absent: the newest changes. */
  after?: number;
  /** The maximum number of changes, 1 to 200. Values outside are set to the nearest limit. */
  limit?: number;
};
export type StreamEventsApiResponse =
  /** status 200 The stream, which stays open. */ StatusView | ChangeView;
export type StreamEventsApiArg = {
  /** The id of the last event that the client received. */
  "Last-Event-ID"?: string;
};
export type StreamEventsAndPricesApiResponse =
  | /** status 200 The stream, which stays open. */ ServerTime
  | StatusView
  | ChangeView
  | PriceFeedView
  | PriceUpdate;
export type StreamEventsAndPricesApiArg = {
  /** The id of the last event that the client received. */
  "Last-Event-ID"?: string;
  /** The ids of configurations whose prices are streamed, separated by commas; at most 20. */
  prices?: string;
  /** A random id of the client. A new stream ends the caller's earlier one with the same id, so that a client that reconnects often does not reach the limit of streams. */
  client?: string;
};
export type GetPortfolioApiResponse =
  /** status 200 The holdings, with their source and age. */ PortfolioView;
export type GetPortfolioApiArg = {
  /** The id of the configuration. */
  configId: string;
};
export type GetPositionsApiResponse =
  /** status 200 The positions, with their source and age. */ PositionsView;
export type GetPositionsApiArg = {
  /** The id of the configuration. */
  configId: string;
};
export type GetFundsApiResponse =
  /** status 200 The funds, with their source and age. */ FundsView;
export type GetFundsApiArg = {
  /** The id of the configuration. */
  configId: string;
};
export type GetMutualFundsApiResponse =
  /** status 200 The mutual funds, with their source and age. */ FundHoldingsView;
export type GetMutualFundsApiArg = {
  /** The id of the configuration. */
  configId: string;
};
export type StreamPricesApiResponse =
  /** status 200 The stream, which stays open. */ PriceFeedView | PriceUpdate;
export type StreamPricesApiArg = {
  /** The id of the configuration. */
  configId: string;
};
export type GetHistoryApiResponse =
  /** status 200 The points of these days; empty if there are none. */ HistoryView;
export type GetHistoryApiArg = {
  /** The id of the configuration. */
  configId: string;
  /** The first day, in the broker's calendar. Absent: a year before `to`, or `to` itself if the resolution is INTRADAY. */
  from?: string;
  /** The last day, included. Absent: today, in the broker's calendar. */
  to?: string;
  /** The distance between points. Absent: DAY. */
  resolution?: "DAY" | "INTRADAY";
};
export type GetAccountsApiResponse =
  /** status 200 The accounts. */ AccountsView;
export type GetAccountsApiArg = {
  /** The id of the configuration. */
  configId: string;
};
export type GetTransactionsApiResponse =
  /** status 200 A page of the transactions of these days; empty if there are none. */ TransactionsView;
export type GetTransactionsApiArg = {
  /** The id of the configuration. */
  configId: string;
  /** The number of the account; a request without it is refused. */
  account?: string;
  /** The first day, in the broker's calendar. Absent: a year before `to`. */
  from?: string;
  /** The last day, included. Absent: today, in the broker's calendar. */
  to?: string;
  /** The page, 0 for the newest. Absent: 0. */
  page?: string;
};
export type GetFleetApiResponse = /** status 200 The overview. */ FleetView;
export type GetFleetApiArg = void;
export type GetFleetHistoryApiResponse =
  /** status 200 The points, oldest first; fewer than requested if the log is kept for a shorter time. */ FleetHistoryView;
export type GetFleetHistoryApiArg = {
  /** The number of hours, 1 to 744. Values outside are set to the nearest limit. */
  hours?: number;
};
export type ListConnectionsApiResponse =
  /** status 200 The page; empty after the last one. */ AdminConnections;
export type ListConnectionsApiArg = {
  /** Only connections in this state, one of `ConnectionState`. */
  state?: string;
  /** Only connections of this owner: the exact `sub` claim of the tokens. */
  owner?: string;
  /** Only connections whose name contains this text, or whose id, owner or account at the broker begins with it, in upper or lower case. */
  search?: string;
  /** The number of the page, 0 to 10000. Values outside are set to the nearest limit. */
  page?: number;
  /** The size of a page, 1 to 100. Values outside are set to the nearest limit. */
  size?: number;
};
export type ForceDisconnectApiResponse =
  /** status 200 Disconnected; `warning` is present if the session could not be ended at the broker yet. */ DisconnectResult;
export type ForceDisconnectApiArg = {
  /** The id of the connection. */
  id: string;
};
export type ListAllEventsApiResponse =
  /** status 200 The changes; empty if none matches. */ AdminEvents;
export type ListAllEventsApiArg = {
  /** Only changes of this connection. */
  connection?: string;
  /** Only changes of connections of this owner: the exact `sub` claim of the tokens. */
  owner?: string;
  /** Only changes of this kind, one of `Change`. */
  change?: string;
  /** Only changes at this time or later: an instant, or a date for the start of that day in UTC. */
  from?: string;
  /** Only changes before this time. */
  to?: string;
  /** A position: only changes before it. Absent: the newest. */
  before?: number;
  /** The maximum number of changes, 1 to 200. Values outside are set to the nearest limit. */
  limit?: number;
};
export type ExamineSetUpApiResponse =
  /** status 200 The checks; each with its findings. */ ExaminationView;
export type ExamineSetUpApiArg = {
  /** The origin at which the client reaches the application, which is compared with the settings. */
  address?: string;
};
export type GetVerificationApiResponse =
  /** status 200 The result; `faults` is empty if the log is intact. */ VerificationView;
export type GetVerificationApiArg = void;
export type VerifyAuditLogApiResponse =
  /** status 202 The verification was started, or is under way. */ VerificationView;
export type VerifyAuditLogApiArg = void;
export type ExportAuditApiResponse =
  /** status 200 The lines. A file without the line of the kind `end` is incomplete. */ string;
export type ExportAuditApiArg = {
  /** Only what happened at this time or later: an instant, or a date for the start of that day in UTC. */
  from?: string;
  /** Only what happened before this time. */
  to?: string;
  /** Only what concerns this person: the exact `sub` claim of the tokens. */
  person?: string;
};
export type GetKeysApiResponse = /** status 200 The keys. */ KeyStatus;
export type GetKeysApiArg = void;
export type PromoteKeyApiResponse =
  /** status 200 The keys after the change. */ KeyStatus;
export type PromoteKeyApiArg = {
  /** The id of the key. */
  id: number;
};
export type RetireKeyApiResponse =
  /** status 200 The keys after the change. */ KeyStatus;
export type RetireKeyApiArg = {
  /** The id of the key. */
  id: number;
};
export type Capability = "REVOCATION" | "RENEWAL" | "RENEWAL_FOR_APPROVED_APPS";
export type WayIn = "CONSENT" | "PASTED_TOKEN" | "PUSH";
export type CredentialField = {
  /** The name of the value in `credentials` of a request; unique within the broker. */
  name: string;
  /** The broker's own name of the credential. */
  label: string;
  /** Where to find the credential, and its form, in one sentence. */
  hint: string;
  /** A regular expression (ECMAScript) that a valid value matches as a whole. */
  pattern: string;
  /** Whether to hide the value while it is typed. */
  secret: boolean;
};
export type ConsoleRow = {
  /** The broker's own term. */
  label: string;
  /** The name of the credential field to which the value is copied. Absent for the row in which the person enters the redirect URL. */
  field?: string;
  /** The label of the button that shows the value; absent if the page shows it at once. */
  button?: string;
};
export type ConsolePage = {
  /** The host of its address. */
  host: string;
  /** The menu items that lead to the page, in order, as the broker labels them. */
  path: string[];
  /** What the page shows, from top to bottom. */
  rows: ConsoleRow[];
};
export type BrokerView = {
  /** Stable, lower-case. */
  id: string;
  /** The display name of the broker. */
  name: string;
  /** Whether people can set this broker up. Connections of before keep working if it is not. */
  offered: boolean;
  /** Whether this is a sandbox and not the real broker. Show it on every page. */
  sandbox: boolean;
  /** The time zone of the broker's market. Show the times of its sessions and prices in it. */
  timeZone: string;
  /** The redirect URL to register at the broker; it must match exactly. */
  redirectUrl: string;
  /** What the broker's API offers beyond consent. */
  capabilities: Capability[];
  /** How an account can be connected. */
  waysIn: WayIn[];
  /** The fields of the set-up form, in order. */
  credentialFields: CredentialField[];
  /** Whether accounts and their transactions can be listed (`/api/portfolio/{configId}/accounts` and `/transactions`). */
  transactions: boolean;
  consolePage?: ConsolePage;
};
export type FieldError = {
  /** The name of the field in the request. */
  field: string;
  /** How to correct the field. */
  message: string;
};
export type Problem = {
  /** The path of the page that describes the type: `/problems/` and a stable slug. Each response lists its slugs; more may be added. Compare the last segment. */
  type: string;
  /** What happened, in a few words. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** For people: what happened, what it means, and what to do. */
  detail: string;
  /** The path of the request. */
  instance: string;
  /** The id of the request in the server's log. Give it to the administrator. */
  traceId: string;
  /** The fields that are not valid; absent if the problem is another one. */
  errors?: FieldError[];
};
export type ConfigView = {
  /** A random UUID. */
  id: string;
  /** The id of the broker. */
  broker: string;
  /** The name that the person gave. */
  label: string;
  /** When the configuration was created. */
  createdAt: string;
  /** When the label or the credentials were last changed. */
  updatedAt: string;
};
export type Credentials = {
  [key: string]: string;
};
export type NewConfig = {
  /** The id of a broker on offer. */
  broker: string;
  /** The name of the connection: 1 to 100 ordinary characters. */
  label: string;
  credentials?: Credentials;
  /** The value of `apiKey` in `credentials`, for clients of earlier versions. Send either `credentials`, or `apiKey` and `apiSecret`. */
  apiKey?: string;
  /** The value of `apiSecret` in `credentials`, for clients of earlier versions. Write-only. */
  apiSecret?: string;
};
export type ConfigChange = {
  /** The name of the connection: 1 to 100 ordinary characters. */
  label?: string;
  credentials?: Credentials;
  /** The value of `apiKey` in `credentials`, for clients of earlier versions. Send either `credentials`, or `apiKey` and `apiSecret`. */
  apiKey?: string;
  /** The value of `apiSecret` in `credentials`, for clients of earlier versions. Write-only. */
  apiSecret?: string;
};
export type AuthorizationStarted = {
  /** The id to poll. */
  attemptId: string;
  /** The broker's login page for the person. It contains the attempt's state parameter: do not store or log it. */
  authorizationUrl: string;
  /** When the attempt expires. */
  expiresAt: string;
};
export type ConnectRequest = {
  /** Where the browser goes after the attempt: a path of the front end with plain characters, or one of the addresses that the administrator listed. Default: `/callback`. */
  returnTo?: string;
};
export type AttemptOutcome = "PENDING" | "CONNECTED" | "CANCELLED" | "FAILED";
export type AttemptProblem = {
  /** Stable; more may be added. One of: `consent-cancelled`, `attempt-expired`, `attempt-unknown`, `attempt-not-yours`, `attempt-interrupted`, `attempt-superseded`, `sign-in-changed`, `attempt-cancelled`, `login-not-stored`, `state-missing`, `return-unreadable`, `code-stale`, `redirect-address-refused`, `credentials-changed`, `configuration-gone`, `other-account`, `account-taken`, `session-ended`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  type: string;
  /** What happened, in a few words. */
  title: string;
  /** What happened, what it means, and what to do. */
  detail: string;
};
export type AttemptView = {
  /** The id of the attempt. */
  attemptId: string;
  /** The configuration of the attempt. */
  configId: string;
  outcome: AttemptOutcome;
  /** When the attempt expires or expired. */
  expiresAt: string;
  problem?: AttemptProblem;
};
export type PastedAddress = {
  /** The whole address to which the browser returned, with its query. */
  url: string;
};
export type ConnectionState =
  "DISCONNECTED" | "CONNECTING" | "CONNECTED" | "EXPIRED" | "ERROR";
export type StatusError = {
  /** Stable; more may be added. One of: `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`. */
  code: string;
  /** What happened, what it means, and what to do. */
  message: string;
  /** Whether the error usually clears up without the person. */
  retryable: boolean;
  /** Seconds until the next retry; absent if not known. */
  retryAfter?: number;
};
export type StatusView = {
  /** The id of the configuration. */
  configId: string;
  /** The id of the broker. */
  broker: string;
  /** The name that the person gave. */
  label: string;
  state: ConnectionState;
  /** Why the state is EXPIRED or ERROR, or who disconnected. Stable; more may be added. One of: `ended-by-administrator`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`. */
  reason?: string;
  /** The state in words, with what to do next. */
  message: string;
  /** The account at the broker. */
  brokerUserId?: string;
  /** The person's name at the broker; may be empty. */
  brokerUserName?: string;
  /** When the last login succeeded. */
  connectedAt?: string;
  /** When the broker last confirmed or ended the session. */
  lastCheckedAt?: string;
  /** When data was last read through the connection. */
  lastSyncAt?: string;
  /** When the session expires or expired; of a session that is renewed when it is used, when its present tokens do. */
  expiresAt?: string;
  /** Whether the session is renewed without a login, so that `expiresAt` needs no attention. Absent without a session. */
  renewable?: boolean;
  /** How often the session was renewed on this day in UTC. Only for sessions that are renewed when they are used. */
  renewalsToday?: number;
  /** Until when a login is needed so that the connection keeps working. Absent if that is unknown or never, and without a session. */
  loginBy?: string;
  /** When the next step is due: renewal, a new login, or a retry. */
  nextActionAt?: string;
  /** When trading starts next, so that a login should be made before: from the end of a live session on, otherwise from now on. Absent while trading goes on, and if the hours are not known. */
  marketOpens?: string;
  error?: StatusError;
};
export type PastedToken = {
  /** The token, without white space. Write-only. */
  token: string;
};
export type PushAddressView = {
  /** The address to register at the broker. */
  address: string;
};
export type PushRequested = {
  /** Until when the person can agree. */
  agreeUntil: string;
};
export type Warning = {
  /** Stable; more may be added. One of: `revocation-pending`, `revocation-unsupported`. */
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
  | "FAILING"
  | "RECOVERED"
  | "DISCONNECTED"
  | "CREDENTIALS_REPLACED"
  | "CALLBACK_REFUSED"
  | "DELETED";
export type Actor = "you" | "system" | "administrator";
export type TimelineEntry = {
  /** The number of the change within its connection, from 1. */
  sequence: number;
  /** When the change happened. */
  at: string;
  change: Change;
  from: ConnectionState;
  to: ConnectionState;
  /** Stable slug of the reason; absent if there is no more to say. */
  reason?: string;
  actor: Actor;
  /** The change in words. */
  text: string;
};
export type ChangeView = {
  /** The position in the audit log, which is also the id of the event. */
  position: number;
  /** The id of the configuration. */
  connectionId: string;
  /** The number of the change within its connection, from 1. */
  sequence: number;
  /** When the change happened. */
  at: string;
  change: Change;
  from: ConnectionState;
  to: ConnectionState;
  /** Stable slug of the reason; absent if there is no more to say. */
  reason?: string;
  actor: Actor;
  status?: StatusView;
};
export type ServerTime = {
  /** The time. */
  now: string;
};
export type PriceMode = "STREAMING" | "POLLING" | "OFF";
export type PriceFeedView = {
  /** The id of the configuration. */
  configId: string;
  mode: PriceMode;
  /** Why the mode is not STREAMING; absent if it is. Stable; more may be added. One of: `never-connected`, `not-connected`, `ended-by-administrator`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`, `price-streams-full`, `stream-refused`, `market-closed`, `no-holdings`. */
  reason?: string;
  /** The reason in words, with what to do next; absent if the mode is STREAMING. */
  message?: string;
  /** When the next retry is due, or the next poll while the market is closed; absent if there is none or it is not known. */
  retryAt?: string;
};
export type Totals = {
  /** The amount paid. */
  invested?: number;
  /** The value at the last prices. */
  value?: number;
  /** Profit of the holdings whose price and cost are known; negative for a loss. */
  profit?: number;
  /** Percentage of the cost of these holdings, with four decimals; absent if that is 0. */
  profitPercent?: number;
  /** The change of the value since the previous close. */
  dayChange?: number;
  /** Percentage of the value at the previous close, with four decimals; absent if that is 0. */
  dayChangePercent?: number;
  /** Holdings without a known price, as exchange and symbol; `value` does not contain them. */
  withoutPrice: string[];
  /** Holdings without a known cost; `invested` and `profit` do not contain them. */
  withoutCost: string[];
  /** Holdings with a price and without a known previous close; `dayChange` does not contain them. */
  withoutClose: string[];
};
export type HoldingPrice = {
  /** The key of the holding, as in HoldingView. */
  key: string;
  /** The exchange of the listing. */
  exchange: string;
  /** The broker's trading symbol. */
  symbol: string;
  /** The price of the last trade. */
  lastPrice?: number;
  /** The previous close; absent if there was none or it is unknown. */
  closePrice?: number;
  /** The quantity times `lastPrice`. */
  value?: number;
  /** `value` minus the amount paid. */
  profit?: number;
  /** Percentage of the amount paid, with four decimals; absent if that is 0. */
  profitPercent?: number;
  /** The change of the whole holding since the previous close; absent if there was none. */
  dayChange?: number;
  /** Percentage of the value at the previous close, with four decimals; absent if that is 0. */
  dayChangePercent?: number;
};
export type PriceUpdate = {
  /** The id of the configuration. */
  configId: string;
  /** When these prices were current. */
  asOf: string;
  /** Whether all holdings are included, as in the first update and after a change of the holdings. Then read the portfolio again for the quantities; holdings that are not included are no longer owned. */
  complete: boolean;
  totals: Totals;
  /** The holdings whose price changed; all holdings if `complete`. */
  holdings: HoldingPrice[];
};
export type Source = "LIVE" | "LAST_KNOWN" | "SAMPLE";
export type MarketSegment =
  | "AUCTION_STOCKS"
  | "OTHER_STOCKS"
  | "EQUITY_DERIVATIVES"
  | "CURRENCY_DERIVATIVES"
  | "COMMODITY_DERIVATIVES";
export type MarketPhase =
  "PRE_OPEN" | "OPEN" | "CLOSING_AUCTION" | "POST_CLOSE" | "CLOSED" | "UNKNOWN";
export type AuctionStep =
  "REFERENCE_PRICE" | "ORDER_ENTRY" | "LIMIT_ORDERS" | "MATCHING" | "BUFFER";
export type MarketStatus = {
  segment: MarketSegment;
  phase: MarketPhase;
  step?: AuctionStep;
  /** The trading day that the prices belong to. Absent if it is not known. */
  tradingDay?: string;
  /** When trades last changed these prices. Absent while they do, and if it is not known. */
  pricesAsOf?: string;
  /** The name of today's holiday. Absent on other days. */
  closedFor?: string;
  /** When phase or step change next. Ask again then. Absent if it is not known. */
  nextChange?: string;
  nextPhase?: MarketPhase;
  /** When continuous trading starts next. Absent during it, and if it is not known. */
  opens?: string;
};
export type MarginFundedView = {
  /** The number of shares. */
  quantity: number;
  /** The average price paid for a share. */
  averagePrice?: number;
  /** The person's own money in these shares. */
  initialMargin?: number;
  /** The value at the last price. */
  value?: number;
  /** The profit before interest. */
  profit?: number;
};
export type HoldingView = {
  /** Tells this row apart from all others of the answer, also where two rows have the same exchange and symbol. */
  key: string;
  /** The exchange of the listing. */
  exchange: string;
  /** The broker's trading symbol. */
  symbol: string;
  /** The broker's name of the product; may be empty. */
  product: string;
  /** The ISIN; may be empty. */
  isin: string;
  /** The number of shares owned: settled, unsettled and pledged. */
  quantity: number;
  /** Shares in the account. */
  settled: number;
  /** Shares that were bought but are not delivered yet. */
  unsettled: number;
  /** Shares that are pledged as collateral. */
  pledged: number;
  /** The average price paid for a share; absent if it is unknown. */
  averagePrice?: number;
  /** The price of the last trade. */
  lastPrice?: number;
  /** The previous close; absent if there was none or it is unknown. */
  closePrice?: number;
  /** Whether the broker marks the average price as unreliable; the profit is then meaningless. */
  costUncertain: boolean;
  /** `quantity` times `averagePrice`. */
  invested?: number;
  /** `quantity` times `lastPrice`. */
  value?: number;
  /** `value` minus `invested`. */
  profit?: number;
  /** Percentage of `invested`, with four decimals; absent if that is 0. */
  profitPercent?: number;
  /** The change of the whole holding, not of one share, since the previous close; absent if there was none. */
  dayChange?: number;
  /** Percentage of the value at the previous close, with four decimals; absent if that is 0. */
  dayChangePercent?: number;
  marginFunded?: MarginFundedView;
  /** The broker's number of the account that has the row; absent if the connection has one account. */
  account?: string;
};
export type ChangeKind = "ADDED" | "GONE" | "QUANTITY";
export type HoldingChange = {
  kind: ChangeKind;
  /** The exchange of the listing. */
  exchange: string;
  /** The broker's trading symbol. */
  symbol: string;
  /** The last known quantity; 0 if the holding is new. */
  before: number;
  /** The current quantity; 0 if the holding was sold or transferred. */
  now: number;
};
export type PortfolioView = {
  /** The id of the configuration. */
  configId: string;
  source: Source;
  /** When the broker gave these numbers. Absent if the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent if they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `ended-by-administrator`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent if the numbers are LIVE. */
  message?: string;
  market?: MarketStatus;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  totals: Totals;
  /** The number of holdings whose average price the broker marks as unreliable. If it is not 0, total profit may be wrong. */
  costUncertain: number;
  /** All holdings. */
  holdings: HoldingView[];
  /** Differences from the last known holdings before the last login. Empty if there are none, or nothing was known. */
  changes: HoldingChange[];
  /** The rows that the broker sent and that cannot be read: their symbols, or their places. No total contains them. */
  unreadable: string[];
};
export type Traded = {
  /** The quantity traded. */
  quantity?: number;
  /** The average price; 0 if nothing was traded. */
  price?: number;
  /** Quantity times price times multiplier. */
  value?: number;
};
export type PositionView = {
  /** The exchange of the listing. */
  exchange: string;
  /** The broker's trading symbol. */
  symbol: string;
  /** The broker's name of the product type. */
  product: string;
  segment?: MarketSegment;
  /** Negative for a short position. */
  quantity: number;
  /** The part of the quantity that was carried over from earlier days. */
  carried?: number;
  /** Units per quantity; 1 for shares; absent if it is unknown. */
  multiplier?: number;
  /** The average price; 0 if the quantity is 0. */
  averagePrice?: number;
  /** The price of the last trade. */
  lastPrice?: number;
  /** The previous close; absent for a position that was opened today. */
  closePrice?: number;
  bought: Traded;
  sold: Traded;
  boughtToday: Traded;
  soldToday: Traded;
  /** The profit as the broker computes it: value of sales, minus value of purchases, plus the open quantity at the last price. Computed in the same way where the broker gives none. */
  profit?: number;
  /** The same, with the carried quantity at `closePrice`: the day's profit. */
  markedToMarket?: number;
  /** The broker's number of the account that has the row; absent if the connection has one account. */
  account?: string;
};
export type PositionsView = {
  /** The id of the configuration. */
  configId: string;
  source: Source;
  /** When the broker gave these numbers. Absent if the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent if they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `ended-by-administrator`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent if the numbers are LIVE. */
  message?: string;
  market?: MarketStatus;
  /** The state of each segment in which one of the positions trades: one can be open while another is closed. Empty for SAMPLE. */
  markets: MarketStatus[];
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  /** The exact sum over `net`. */
  profit?: number;
  /** The exact sum over `net`: the day's profit. */
  markedToMarket?: number;
  /** Open positions, including carried ones, and positions that were closed today. */
  net: PositionView[];
  /** Today's trades only. */
  day: PositionView[];
  /** Positions in `net` whose profit is unknown; the sum does not contain them. */
  withoutProfit: string[];
  /** Positions in `net` whose day's profit is unknown. */
  withoutMarkedToMarket: string[];
  /** The rows that the broker sent and that cannot be read: their symbols, or their places. No total contains them. */
  unreadable: string[];
};
export type Segment = {
  /** The broker's name of the segment. */
  name: string;
  /** Whether the person may trade in this segment; absent if it is unknown. */
  enabled?: boolean;
  /** The available margin. */
  spendable?: number;
  /** The used margin. */
  used?: number;
  /** The account's own money in this segment, including what is blocked as margin and without collateral. Trades that are not settled may not be part of it. Negative if the account owes money. */
  cash?: number;
  /** Breakdown of the available margin, by the broker's names. */
  available: {
    [key: string]: number;
  };
  /** Breakdown of the used margin, by the broker's names; the parts may not add up to `used`. */
  usedFor: {
    [key: string]: number;
  };
};
export type FundsView = {
  /** The id of the configuration. */
  configId: string;
  source: Source;
  /** When the broker gave these numbers. Absent if the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent if they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `ended-by-administrator`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent if the numbers are LIVE. */
  message?: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  /** The segments. Each has its own balance. */
  segments: Segment[];
  /** The rows that the broker sent and that cannot be read: their symbols, or their places. No total contains them. */
  unreadable: string[];
};
export type FundTotals = {
  /** The amount paid. */
  invested?: number;
  /** The value at the last prices. */
  value?: number;
  /** `value` minus `invested`; negative for a loss. */
  profit?: number;
  /** Percentage of `invested`, with four decimals; absent if that is 0. */
  profitPercent?: number;
  /** Funds without a known price; `value` does not contain them. */
  withoutPrice: string[];
  /** Funds without a known cost; `invested` does not contain them. */
  withoutCost: string[];
};
export type FundHoldingView = {
  /** The ISIN of the fund. */
  isin: string;
  /** The name of the fund. */
  name: string;
  /** The folio: the account at the fund house; may be empty. */
  folio: string;
  /** The number of units, often fractional. */
  quantity: number;
  /** Units that are pledged as collateral; part of the quantity. */
  pledged: number;
  /** The average price paid for a unit. */
  averagePrice?: number;
  /** The last net asset value of a unit. */
  lastPrice?: number;
  /** The day of `lastPrice`; absent if the broker does not give it. */
  priceDate?: string;
  /** `quantity` times `averagePrice`. */
  invested?: number;
  /** `quantity` times `lastPrice`. */
  value?: number;
  /** `value` minus `invested`. */
  profit?: number;
  /** Percentage of `invested`, with four decimals; absent if that is 0. */
  profitPercent?: number;
  /** The broker's number of the account that has the row; absent if the connection has one account. */
  account?: string;
};
export type FundHoldingsView = {
  /** The id of the configuration. */
  configId: string;
  source: Source;
  /** When the broker gave these numbers. Absent if the source is SAMPLE. */
  asOf?: string;
  state: ConnectionState;
  /** Why the numbers are not LIVE; absent if they are. Stable; more may be added. One of: `never-connected`, `not-connected`, `ended-by-administrator`, `session-ended`, `login-required`, `session-not-renewable`, `refresh-token-refused`, `app-secret-refused`, `way-in-unsupported`, `api-key-unknown`, `user-not-enabled`, `server-address-refused`, `secret-unreadable`, `credentials-malformed`, `permission-missing`, `account-refused`, `request-forbidden`, `broker-route-unknown`, `request-refused`, `broker-not-installed`, `rate-limited`, `broker-unreachable`, `broker-slow`, `broker-connection-lost`, `broker-down`, `broker-closed`, `broker-answer-not-json`, `broker-answer-garbled`, `broker-answer-empty`, `broker-answer-too-large`, `broker-call-interrupted`, `broker-paused`, `broker-busy`, `quota-used`, `quota-unknown`. */
  reason?: string;
  /** The reason in words, with what to do next; absent if the numbers are LIVE. */
  message?: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  totals: FundTotals;
  /** All funds. */
  funds: FundHoldingView[];
  /** The rows that the broker sent and that cannot be read: their symbols, or their places. No total contains them. */
  unreadable: string[];
};
export type Resolution = "DAY" | "INTRADAY";
export type HistoryPoint = {
  /** The day in the broker's calendar. */
  day: string;
  /** When the broker gave these numbers. */
  asOf: string;
  /** The amount paid. */
  invested?: number;
  /** The value at the prices of that time. */
  value?: number;
  /** `value` minus `invested`; negative for a loss. */
  profit?: number;
  /** Percentage of `invested`, with four decimals; absent if that is 0. */
  profitPercent?: number;
  /** The change of the value since the previous close. */
  dayChange?: number;
  /** Percentage of the value at the previous close, with four decimals; absent if that is 0. */
  dayChangePercent?: number;
  /** What was bought less what was sold since the previous point that includes all holdings, as in `performance`. Absent, as `gain`, if the two cannot be told apart, and if the resolution is INTRADAY. */
  cashFlow?: number;
  /** The rest of the change of the value since that point; negative for a loss. */
  gain?: number;
  /** The number of holdings that the value does not contain, because they had no price or were unreadable. */
  notIncluded: number;
};
export type Performance = {
  /** The day of the first value, in the broker's calendar. */
  from: string;
  /** The day of the last value. */
  to: string;
  /** The value on the first day. */
  startValue: number;
  /** The value on the last day. */
  endValue: number;
  /** What was bought less what was sold in between; negative if more was sold. */
  cashFlow: number;
  /** What the holdings gained; negative for a loss. */
  gain: number;
  /** The time-weighted return of the whole time, in percent with four decimals: purchases and sales do not change it. Not annualized. */
  returnPercent: number;
};
export type HistoryView = {
  /** The id of the configuration. */
  configId: string;
  /** ISO 4217 code of the currency of every amount. */
  currency: string;
  resolution: Resolution;
  /** The first requested day, in the broker's calendar. */
  from: string;
  /** The last requested day, included. */
  to: string;
  /** Oldest first; empty if there are none. */
  points: HistoryPoint[];
  performance?: Performance;
};
export type Account = {
  /** The broker's number of the account. */
  number: string;
  /** The person's name for it; may be empty. */
  name: string;
  /** The broker's word for its kind; may be empty. */
  type: string;
  /** A closed account has neither holdings nor positions. */
  closed: boolean;
};
export type AccountsView = {
  /** The id of the configuration. */
  configId: string;
  source: Source;
  /** When the broker gave this answer. */
  asOf?: string;
  state: ConnectionState;
  /** Absent, because the answer is LIVE. */
  reason?: string;
  /** Absent, because the answer is LIVE. */
  message?: string;
  /** The accounts, closed ones included. */
  accounts: Account[];
  /** The rows that the broker sent and that cannot be read, by their places. */
  unreadable: string[];
};
export type Transaction = {
  /** The broker's id, unique within the account. */
  id: string;
  /** The day of the broker's books. */
  day: string;
  /** When it was executed; absent if the broker does not say. */
  executedAt?: string;
  /** The broker's word for its kind, such as `Trade` or `Money Movement`. */
  type: string;
  /** The broker's word for what was done, such as `Buy to Open`; may be empty. */
  action: string;
  /** The broker's trading symbol; empty for a transaction without an instrument. */
  symbol: string;
  /** The broker's sentence; may be empty. */
  description: string;
  /** Never negative. */
  quantity?: number;
  /** The price of one unit. */
  price?: number;
  /** What it changed the cash of the account by, after fees. Negative for money that left. */
  amount?: number;
  /** ISO 4217 code of the currency of price and amount. */
  currency: string;
};
export type TransactionsView = {
  /** The id of the configuration. */
  configId: string;
  source: Source;
  /** When the broker gave this answer. */
  asOf?: string;
  state: ConnectionState;
  /** Absent, because the answer is LIVE. */
  reason?: string;
  /** Absent, because the answer is LIVE. */
  message?: string;
  /** The number of the account. */
  account: string;
  /** The first requested day, in the broker's calendar. */
  from: string;
  /** The last requested day, included. */
  to: string;
  /** The requested page. */
  page: number;
  /** Whether there is a next page, which can be empty. */
  hasMore: boolean;
  /** The transactions of the page. */
  transactions: Transaction[];
  /** The rows that the broker sent and that cannot be read, by their places. */
  unreadable: string[];
};
export type StateCount = {
  state: ConnectionState;
  /** The number of connections. */
  count: number;
};
export type AdminConnection = {
  /** The id of the connection. */
  connectionId: string;
  /** The owner: the `sub` claim of the tokens. */
  owner: string;
  /** The name that the owner gave. */
  label: string;
  /** The id of the broker. */
  broker: string;
  /** The display name of the broker; its id if this installation lacks the broker. */
  brokerName: string;
  /** The account at the broker; absent if not known. */
  brokerUserId?: string;
  state: ConnectionState;
  /** Stable slug of the reason, as in `StatusView`; absent if there is no more to say. */
  reason?: string;
  /** The reason in words, as shown to the owner. */
  message?: string;
  /** When the connection entered its stored state. */
  since: string;
  /** When the session expires or expired. */
  expiresAt?: string;
  /** When the broker last confirmed or ended the session. */
  lastCheckedAt?: string;
  /** The number of consecutive failures of the broker. */
  failures: number;
};
export type FleetView = {
  /** The time of the overview. */
  asOf: string;
  /** The number of connections in each stored state; a login in progress counts as the state before it. */
  states: StateCount[];
  /** The number of people with a connection. */
  people: number;
  /** When the next active session ends; absent if there is none. */
  nextEnd?: string;
  /** The age of the longest overdue renewal; 0 if none is overdue. */
  overdueRenewalSeconds: number;
  /** The age of the longest overdue work of any sweep; 0 if none is overdue. */
  sweepLagSeconds: number;
  /** When a broker last responded to a request of a session; absent if none ever did. */
  lastBrokerAnswer?: string;
  /** The number of sessions that are still to be ended at their broker. */
  pendingRevocations: number;
  /** When the longest overdue of these was due; absent if none is overdue. */
  oldestDueRevocation?: string;
  /** At most 20 connections: those in ERROR first, then those that are EXPIRED; the oldest first in each group. */
  problems: AdminConnection[];
};
export type FleetPoint = {
  /** The time. */
  at: string;
  /** One count for each state. */
  counts: number[];
};
export type FleetHistoryView = {
  /** The time of the first point. */
  from: string;
  /** The time of the last point, which is the present. */
  to: string;
  /** The distance between points. */
  stepSeconds: number;
  /** The states that each point counts, in this order. */
  states: ConnectionState[];
  /** Oldest first. */
  points: FleetPoint[];
};
export type AdminConnections = {
  /** The number of matching connections. */
  total: number;
  /** The number of this page, from 0. */
  page: number;
  /** The size of a page. */
  size: number;
  /** Latest change first. */
  connections: AdminConnection[];
};
export type AdminEvent = {
  /** The position in the audit log. */
  position: number;
  /** The id of the connection, which may be deleted. */
  connectionId: string;
  /** The number of the change within its connection, from 1. */
  sequence: number;
  /** The owner of the connection. */
  owner: string;
  /** The present name of the connection; absent if it was deleted. */
  label?: string;
  /** The display name of the broker; absent if the connection was deleted or this installation lacks the broker. */
  brokerName?: string;
  /** When the change happened. */
  at: string;
  change: Change;
  from: ConnectionState;
  to: ConnectionState;
  /** Stable slug of the reason; absent if there is no more to say. */
  reason?: string;
  /** Who caused the change: the owner's id, an administrator's id, or `system`. */
  actor: string;
  /** The client address of the request that made the change; absent if no request did. */
  origin?: string;
  /** The change in words. */
  text: string;
};
export type AdminEvents = {
  /** Newest first. */
  events: AdminEvent[];
  /** The value of `before` for the next page; absent on the last one. */
  next?: number;
};
export type Severity = "FAULT" | "WARNING";
export type FindingView = {
  /** The stable name of the kind of fault, as listed in docs/doctor.md. */
  code: string;
  severity: Severity;
  /** What is wrong. */
  wrong: string;
  /** What follows if nothing is done. */
  follows: string;
  /** What to do. */
  fix: string;
};
export type CheckView = {
  /** The name of the check. */
  check: string;
  /** What is wrong; empty if nothing is. */
  findings: FindingView[];
};
export type ExaminationView = {
  /** When it began. */
  examinedAt: string;
  /** The number of findings. */
  findings: number;
  /** All checks, in the order in which they were made. */
  checks: CheckView[];
};
export type ProgressView = {
  /** When it began or was requested. */
  since: string;
  /** The position up to which it has verified. */
  position: number;
};
export type FaultKind =
  "MISSING" | "ALTERED" | "ADDED" | "REWRITTEN" | "ANCHORS" | "CHECKPOINT";
export type LogFaultView = {
  problem: FaultKind;
  /** Whether it concerns the entries about administrators and keys; else the changes of connections. */
  entries: boolean;
  /** The id of the connection; absent if the fault concerns positions of the whole log. */
  connectionId?: string;
  /** The number of the change within its connection, from 1; absent without a connection. */
  sequence?: number;
  /** The first position that is concerned; absent if it is unknown. */
  firstPosition?: number;
  /** The last position that is concerned; absent if it is unknown. */
  lastPosition?: number;
};
export type VerificationView = {
  running?: ProgressView;
  /** When new changes were last verified; absent before the first run. */
  verifiedAt?: string;
  /** When all changes were last verified; absent before the first full run. */
  fullVerifiedAt?: string;
  /** The position of the newest change that is no longer retained; 0 if all changes are. */
  start: number;
  /** The position of the newest verified change. */
  verifiedUpTo: number;
  /** The position of the newest change. */
  newest: number;
  /** The number of changes that the last verification of all changes read. */
  events: number;
  /** The number of faults, at most 1000. */
  faultCount: number;
  /** At most 100 faults, the earliest found first; empty if the log is intact. */
  faults: LogFaultView[];
};
export type TableUsage = {
  /** The table of the database. */
  table: string;
  /** The number of values. */
  values: number;
};
export type KeyUsage = {
  /** The id in the key file. */
  id: number;
  /** Whether the key encrypts new values. */
  primary: boolean;
  /** Whether the key can decrypt on the node that responds; false if that node does not have it. */
  enabled: boolean;
  /** The number of running nodes on which the key can decrypt. */
  nodes: number;
  /** Whether an administrator retired the key. */
  retired: boolean;
  /** The number of stored values that the key encrypted. */
  values: number;
  /** The same by table; tables without such values are left out. */
  tables: TableUsage[];
};
export type CanaryStatus = "OPENS" | "FAILS";
export type RingProblem = "FILE_UNUSABLE" | "KEY_MISSING";
export type NodeRing = {
  /** A random id, new at each start. */
  node: string;
  /** The keys with which it can decrypt. */
  keys: number[];
  /** The primary key of its key file. */
  filePrimary: number;
  /** The key with which it encrypts. */
  sealingKey: number;
  problem?: RingProblem;
};
export type ResealProgress = {
  /** When the key was promoted. */
  promotedAt: string;
  /** When the first value was encrypted again; absent if none was. */
  begunAt?: string;
  /** When no value that can be decrypted was left; absent until then. */
  finishedAt?: string;
  /** The number of values encrypted again; a node that was killed may have done some more. */
  resealed: number;
  /** The number of values that other keys encrypted. */
  left: number;
  /** How many of them could not be decrypted. */
  unreadable: number;
  /** The average number of values in a second; absent before the first second has passed. */
  perSecond?: number;
};
export type KeyEventKind =
  "ADDED" | "PROMOTED" | "RESEAL_BEGUN" | "RESEAL_FINISHED" | "RETIRED";
export type KeyEventView = {
  /** The key. */
  keyId: number;
  kind: KeyEventKind;
  /** The id of the administrator, or `system`. */
  actor: string;
  /** When it happened. */
  at: string;
};
export type KeyStatus = {
  /** The key that encrypts new values. */
  primaryKeyId: number;
  /** The keys of the running nodes, and those that stored values need though no node has them. */
  keys: KeyUsage[];
  canary: CanaryStatus;
  /** The running nodes. */
  nodes: NodeRing[];
  resealing: ResealProgress;
  /** The newest events of keys, newest first; at most 20. */
  events: KeyEventView[];
};
export const {
  useListBrokersQuery,
  useListConfigsQuery,
  useCreateConfigMutation,
  useGetConfigQuery,
  useUpdateConfigMutation,
  useDeleteConfigMutation,
  useSetupOauthMutation,
  useEndAttemptsMutation,
  useGetAttemptQuery,
  useCancelAttemptMutation,
  useCompleteAttemptMutation,
  useConnectByTokenMutation,
  useNewPushAddressMutation,
  useRequestPushLoginMutation,
  useReceivePushMutation,
  useRefreshTokenMutation,
  useDisconnectMutation,
  useGetStatusQuery,
  useListStatusesQuery,
  useListEventsQuery,
  useStreamEventsQuery,
  useStreamEventsAndPricesQuery,
  useGetPortfolioQuery,
  useGetPositionsQuery,
  useGetFundsQuery,
  useGetMutualFundsQuery,
  useStreamPricesQuery,
  useGetHistoryQuery,
  useGetAccountsQuery,
  useGetTransactionsQuery,
  useGetFleetQuery,
  useGetFleetHistoryQuery,
  useListConnectionsQuery,
  useForceDisconnectMutation,
  useListAllEventsQuery,
  useExamineSetUpQuery,
  useGetVerificationQuery,
  useVerifyAuditLogMutation,
  useExportAuditQuery,
  useGetKeysQuery,
  usePromoteKeyMutation,
  useRetireKeyMutation,
} = injectedRtkApi;
