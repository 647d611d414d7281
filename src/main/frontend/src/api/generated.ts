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
  }),
  overrideExisting: false,
});
export { injectedRtkApi as generatedApi };
export type ListBrokersApiResponse = /** status 200 All brokers */ BrokerView[];
export type ListBrokersApiArg = void;
export type ListConfigsApiResponse = /** status 200 All of mine */ ConfigView[];
export type ListConfigsApiArg = void;
export type CreateConfigApiResponse = /** status 201 Saved */ ConfigView;
export type CreateConfigApiArg = {
  newConfig: NewConfig;
};
export type GetConfigApiResponse = /** status 200 Found */ ConfigView;
export type GetConfigApiArg = {
  id: string;
};
export type UpdateConfigApiResponse = /** status 200 Changed */ ConfigView;
export type UpdateConfigApiArg = {
  id: string;
  configChange: ConfigChange;
};
export type DeleteConfigApiResponse = unknown;
export type DeleteConfigApiArg = {
  id: string;
};
export type SetupOauthApiResponse =
  /** status 201 Started */ AuthorizationStarted;
export type SetupOauthApiArg = {
  id: string;
  connectRequest: ConnectRequest;
};
export type GetAttemptApiResponse = /** status 200 Found */ AttemptView;
export type GetAttemptApiArg = {
  attemptId: string;
};
export type CompleteAttemptApiResponse = /** status 200 Decided */ AttemptView;
export type CompleteAttemptApiArg = {
  pastedAddress: PastedAddress;
};
export type RefreshTokenApiResponse = /** status 200 Renewed */ StatusView;
export type RefreshTokenApiArg = {
  id: string;
};
export type DisconnectApiResponse =
  /** status 200 Disconnected */ DisconnectResult;
export type DisconnectApiArg = {
  id: string;
};
export type GetStatusApiResponse = /** status 200 Found */ StatusView;
export type GetStatusApiArg = {
  id: string;
};
export type ListStatusesApiResponse =
  /** status 200 All of mine */ StatusView[];
export type ListStatusesApiArg = void;
export type CredentialFieldView = {
  name: string;
  label: string;
  hint: string;
  pattern: string;
  secret: boolean;
};
export type BrokerView = {
  id: string;
  name: string;
  sandbox: boolean;
  redirectUrl: string;
  capabilities: string[];
  credentialFields: CredentialFieldView[];
};
export type FieldProblem = {
  field: string;
  message: string;
};
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  traceId?: string;
  errors?: FieldProblem[];
};
export type ConfigView = {
  id: string;
  broker: string;
  label: string;
  createdAt: string;
  updatedAt: string;
};
export type NewConfig = {
  broker: string;
  label: string;
  apiKey: string;
  apiSecret: string;
};
export type ConfigChange = {
  label?: string;
  apiKey?: string;
  apiSecret?: string;
};
export type AuthorizationStarted = {
  attemptId: string;
  authorizationUrl: string;
  expiresAt: string;
};
export type ConnectRequest = {
  returnTo?: string;
};
export type AttemptProblem = {
  type: string;
  title: string;
  detail?: string;
};
export type AttemptView = {
  attemptId: string;
  configId: string;
  outcome: "PENDING" | "CONNECTED" | "CANCELLED" | "FAILED";
  expiresAt: string;
  problem?: AttemptProblem;
};
export type PastedAddress = {
  url: string;
};
export type StatusError = {
  code: string;
  message: string;
  retryable: boolean;
  retryAfter?: string;
};
export type StatusView = {
  configId: string;
  broker: string;
  label: string;
  state: "DISCONNECTED" | "CONNECTING" | "CONNECTED" | "EXPIRED" | "ERROR";
  reason?: string;
  message: string;
  brokerUserId?: string;
  brokerUserName?: string;
  connectedAt?: string;
  lastCheckedAt?: string;
  lastSyncAt?: string;
  expiresAt?: string;
  nextActionAt?: string;
  error?: StatusError;
};
export type Warning = {
  code: string;
  message: string;
};
export type DisconnectResult = {
  status: StatusView;
  warning?: Warning;
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
} = injectedRtkApi;
