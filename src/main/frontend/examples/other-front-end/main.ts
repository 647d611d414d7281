import type { StatusView } from '../../src/api/generated'
import { call } from './call'
import { connect } from './connect'
import { listen } from './listen'
import { signIn, token } from './signIn'

const list = element('connections')
const news = element('news')

if (await token()) {
  for (const status of await call<StatusView[]>('/api/broker/status')) show(status)
  void listen(show)
} else {
  const button = element('sign-in')
  button.hidden = false
  button.addEventListener('click', () => void signIn())
}

/** One line for each connection: new, or in place of the one that was there. */
function show({ configId, label, state, message }: StatusView): void {
  const line = document.createElement('li')
  line.dataset.config = configId
  line.append(`${label}: ${state}. ${message} `)
  if (state !== 'CONNECTED') line.append(connectButton(configId, label))
  const earlier = list.querySelector(`[data-config="${configId}"]`)
  if (earlier) earlier.replaceWith(line)
  else list.append(line)
}

function connectButton(configId: string, label: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = `Connect ${label}`
  button.addEventListener('click', async () => {
    try {
      const { outcome, problem } = await connect(configId)
      news.textContent = problem ? `${problem.title}. ${problem.detail}` : `${label}: ${outcome}`
    } catch (failed) {
      news.textContent = String(failed)
    }
  })
  return button
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`index.html has no element with the id ${id}`)
  return found
}
