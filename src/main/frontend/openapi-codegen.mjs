// What the client is made of. Left out: what only browsers follow, and what is read before a client exists.
export default {
  schemaFile: '../../../target/classes/META-INF/openapi.json',
  apiFile: './src/api/brokerConnectApi.ts',
  apiImport: 'brokerConnectApi',
  outputFile: './src/api/generated.ts',
  exportName: 'generatedApi',
  hooks: true,
  filterEndpoints: /^(?!callback$|getSettings$)/,
}
