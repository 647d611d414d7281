// Checks Kubernetes objects: node kubernetes.mjs < rendered.yaml prints one line for each fault.
// The types find unknown fields and wrong types, the schemas find missing fields, formats and ranges.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requirePackage } from '../../main/openapi/install.mjs'

requirePackage('kubernetes-models', '--loglevel=error', import.meta.dirname)
const { default: ts } = await import('typescript')
const { parseAllDocuments } = await import('yaml')

const OPERATOR = 'monitoring.coreos.com/'
const TYPED = join(import.meta.dirname, 'objects.ts')

/** One sentence for each fault of the objects in a YAML stream. */
export async function faults(text) {
  const objects = []
  for (const document of parseAllDocuments(text)) {
    if (document.errors.length > 0) return document.errors.map((error) => error.message)
    if (document.contents !== null) objects.push(document.toJS())
  }
  if (objects.length === 0) return ['there is no object']
  const invalid = await Promise.all(objects.map(invalidity))
  return [...invalid.flat(), ...typeErrors(objects)]
}

/** The module with the model of an object. */
function module({ apiVersion }) {
  return apiVersion.startsWith(OPERATOR)
    ? `@kubernetes-models/prometheus-operator/${apiVersion}`
    : `kubernetes-models/${apiVersion}`
}

async function invalidity(object) {
  const name = `${object.kind} ${object.metadata?.name}`
  try {
    const { [object.kind]: Model } = await import(module(object))
    new Model(object).validate()
    return []
  } catch (failure) {
    return [`${name}: ${failure.message}`]
  }
}

function typeErrors(objects) {
  const source = objects
    .map((object, index) => {
      const type = `import('${module(object)}').I${object.kind}`
      return `export const object${index}: ${type} = ${JSON.stringify(object, null, 1)}\n`
    })
    .join('')
  const options = { strict: true, noEmit: true, module: ts.ModuleKind.ESNext, skipLibCheck: true, types: [] }
  options.moduleResolution = ts.ModuleResolutionKind.Bundler
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => path === TYPED || fileExists.call(host, path)
  host.getSourceFile = (path, ...rest) =>
    path === TYPED ? ts.createSourceFile(path, source, rest[0]) : getSourceFile.call(host, path, ...rest)
  return ts
    .getPreEmitDiagnostics(ts.createProgram([TYPED], options, host))
    .map((found) => ts.flattenDiagnosticMessageText(found.messageText, ' '))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdin.setEncoding('utf8')
  const found = await faults((await process.stdin.toArray()).join(''))
  for (const fault of found) console.log(fault)
  process.exitCode = found.length === 0 ? 0 : 1
}
