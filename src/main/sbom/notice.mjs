// The lists of libraries in NOTICE, by licence.
import { nameOf } from './components.mjs'
import { licencesOf } from './licences.mjs'

const FIRST = 'The web application contains, unchanged, these libraries under their own licences.'

/** NOTICE with its own first paragraphs and the lists of these components. */
export function withLibraries(notice, { maven, npm, ctl }) {
  const own = notice.includes('The web application contains') ? notice.split('The web application contains')[0] : notice
  const parts = [
    `${FIRST}\n\n${listOf(maven)}`,
    `The scripts of its front end contain these npm packages.\n\n${listOf(npm)}`,
    `The command line program broker-connect-ctl.jar contains, unchanged, these libraries.\n\n${listOf(ctl)}`,
  ]
  return `${own}${parts.join('\n\n')}\n`
}

function listOf(components) {
  const byLicence = group(components)
  return [...byLicence.keys()]
    .toSorted()
    .map((key) => `${key}:\n${lines(byLicence.get(key))}`)
    .join('\n\n')
}

function group(components) {
  const groups = new Map()
  for (const component of components) {
    const key = licence(component)
    groups.set(key, [...(groups.get(key) ?? []), component])
  }
  return groups
}

const licence = (component) => licencesOf(component).join(' or ')

const lines = (components) =>
  [...new Set(components.map(nameOf))]
    .toSorted()
    .map((name) => `- ${name}`)
    .join('\n')
