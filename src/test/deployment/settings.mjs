// The settings of the application as docs/settings.md lists them, by their names in the environment.
import { file, rows } from './metrics-page.mjs'

const OF_THE_LAUNCHER = ['SECRETS_DIRECTORY', 'JAVA_TOOL_OPTIONS', 'JAVA_OPTS', 'LAUNCH_JBOSS_IN_BACKGROUND']

const page = file('docs', 'settings.md')
const heading = '| setting | in the environment | unit | default | meaning |'
const names = page
  .split(/^(?=## )/m)
  .filter((section) => section.includes(heading))
  .flatMap((section) => rows(section, heading))
  .map((row) => row[1].replaceAll('`', ''))

/** Whether a variable is a setting, the file of a setting, or one of the command that starts the server. */
export function isKnown(variable) {
  return [variable, variable.replace(/_FILE$/, '')].some((name) => [...OF_THE_LAUNCHER, ...names].includes(name))
}

/** The number of settings that the page lists. */
export const count = names.length
