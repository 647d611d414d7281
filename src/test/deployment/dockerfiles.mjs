// Reads Dockerfiles by their grammar.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { file } from './metrics-page.mjs'

/** The names of all Dockerfiles in docker/. */
export function names() {
  const folder = join(import.meta.dirname, '..', '..', '..', 'docker')
  return readdirSync(folder).filter((name) => /(^|\.)Dockerfile$/.test(name))
}

/** What the linter finds, one sentence for each fault. */
export function lint(text) {
  return validate(text).map((found) => `line ${found.range.start.line + 1}: ${found.message}`)
}

/** One Dockerfile with the default values of its build arguments. */
export function read(name) {
  const parsed = DockerfileParser.parse(file('docker', name))
  const arguments_ = new Map(parsed.getARGs().map((arg) => [arg.getProperty().getName(), arg.getProperty().getValue()]))
  return {
    stages: parsed.getFROMs().map((from) => ({ image: from.getImage(), name: from.getBuildStage() })),
    // sources in the context of the build
    copied: parsed
      .getCOPYs()
      .filter((copy) => copy.getFlags().every((flag) => flag.getName() !== 'from'))
      .flatMap((copy) => texts(copy).slice(0, -1))
      .map((source) => source.replace(/^\$\{(\w+)\}/, (_, name) => arguments_.get(name))),
    users: instructions(parsed, 'USER'),
    environment: parsed.getENVs().flatMap((env) => env.getProperties().map((property) => property.getName())),
    health: instructions(parsed, 'HEALTHCHECK'),
    commands: ['RUN', 'CMD', 'ENTRYPOINT'].flatMap((keyword) => instructions(parsed, keyword)).join('\n'),
  }
}

/** The patterns of the .dockerignore file of a Dockerfile. */
export function ignored(name) {
  return file('docker', `${name}.dockerignore`).trim().split('\n')
}

function instructions(parsed, keyword) {
  return parsed
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getRawArgumentsContent() ?? '')
}

function texts(instruction) {
  return instruction.getArguments().map((argument) => argument.getValue())
}
