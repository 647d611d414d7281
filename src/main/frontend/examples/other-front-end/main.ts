import type { StatusView } from '../../src/api/generated'
import { call } from './call'
import { connect } from './connect'
import { listen } from './listen'
import { signIn, token } from './signIn'

const list = element('connections')
const message = element('message')

if (await token()) {
  for (const status of await call<StatusView[]>('/api/broker/status')) show(status)
  void listen(show)
} else {
  const button = element('sign-in')
  button.hidden = false
  button.addEventListener('click', () => void signIn())
}

/** Adds the list item of a connection or replaces it. */
function show({ configId, label, state, message: detail }: StatusView): void {
  const item = document.createElement('li')
  item.dataset.config = configId
  item.append(`${label}: ${state}. ${detail} `)
  if (state !== 'CONNECTED') item.append(connectButton(configId, label))
  const earlier = list.querySelector(`[data-config="${configId}"]`)
  if (earlier) earlier.replaceWith(item)
  else list.append(item)
}

function connectButton(configId: string, label: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = `Connect ${label}`
  button.addEventListener('click', async () => {
    try {
      const { outcome, problem } = await connect(configId)
      message.textContent = problem ? `${problem.title}. ${problem.detail}` : `${label}: ${outcome}`
    } catch (failed) {
      message.textContent = String(failed)
    }
  })
  return button
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`index.html has no element with the id ${id}`)
  return found
}
