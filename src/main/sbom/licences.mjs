// The allow-list of licences: licences.json.

/** The SPDX identifiers or names of a component's licences; an SPDX expression is one entry. */
export function licencesOf(component) {
  return (component.licenses ?? []).map((entry) => entry.expression ?? entry.license.id ?? entry.license.name)
}

/** Replaces the licences of components whose metadata is wrong or absent. Fails for a correction without component. */
export function correct(components, corrections, nameOf) {
  for (const [name, { licence }] of Object.entries(corrections)) {
    const wrong = components.filter((component) => nameOf(component) === name)
    if (wrong.length === 0) throw new Error(`licences.json corrects ${name}, which is not a component`)
    for (const component of wrong) component.licenses = [{ license: { id: licence } }]
  }
}

/** Whether the product may contain the component: several licences are alternatives, as in a POM. */
export function isAllowed(component, allowed) {
  return licencesOf(component).some((licence) => satisfies(licence, allowed))
}

/** Whether an SPDX expression holds with the allowed licences: AND binds closer than OR, parentheses group. */
export function satisfies(expression, allowed) {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  if (!tokens.includes('AND') && !tokens.includes('OR')) return allowed.includes(expression.replace(/^\((.*)\)$/, '$1'))
  const alternatives = () => {
    let holds = all()
    while (tokens[0] === 'OR') holds = (tokens.shift(), all()) || holds
    return holds
  }
  const all = () => {
    let holds = one()
    while (tokens[0] === 'AND') holds = (tokens.shift(), one()) && holds
    return holds
  }
  const one = () => {
    const token = tokens.shift()
    if (token !== '(') return withException(token)
    const holds = alternatives()
    tokens.shift()
    return holds
  }
  const withException = (licence) => {
    if (tokens[0] !== 'WITH') return allowed.includes(licence)
    return allowed.includes(`${licence} ${tokens.shift()} ${tokens.shift()}`)
  }
  return alternatives()
}
