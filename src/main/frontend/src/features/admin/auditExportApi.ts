import { adminApi } from './adminApi'

const mediaType = 'application/x-ndjson'
/** The export of a large log takes longer than other responses. */
const timeoutMillis = 600_000

/** The audit log as text, for the download. */
const auditExportApi = adminApi.injectEndpoints({
  endpoints: (build) => ({
    getAuditLines: build.query<string, { person?: string }>({
      query: (params) => ({
        url: '/api/admin/audit/export',
        params,
        headers: { Accept: `${mediaType}, application/problem+json` },
        responseHandler: (response) => (response.ok ? response.text() : response.json()),
        timeout: timeoutMillis,
      }),
      keepUnusedDataFor: 0,
    }),
  }),
})

export const { useLazyGetAuditLinesQuery } = auditExportApi
