import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderWithProviders } from '../testing/renderApp'
import { Tabs } from './Tabs'

const tabs = [
  { name: 'one', label: 'One' },
  { name: 'two', label: 'Two' },
  { name: 'three', label: 'Three' },
] as const

function Three() {
  const [chosen, choose] = useState<(typeof tabs)[number]['name']>('one')
  return (
    <Tabs label="Numbers" tabs={tabs} chosen={chosen} choose={choose}>
      View of {chosen}
    </Tabs>
  )
}

test('a press shows what belongs to a tab, under its name', async () => {
  const { user } = renderWithProviders(<Three />)

  await user.click(screen.getByRole('tab', { name: 'Two' }))

  expect(screen.getByRole('tabpanel', { name: 'Two' })).toHaveTextContent('View of two')
  expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('Two')
})

test.each([
  ['{ArrowRight}', 'Two'],
  ['{ArrowLeft}', 'Three'],
  ['{End}', 'Three'],
  ['{End}{ArrowRight}', 'One'],
  ['{End}{Home}', 'One'],
  ['x', 'One'],
])('the keys %s choose %s, and the keyboard stays on the chosen one', async (keys, name) => {
  const { user } = renderWithProviders(<Three />)
  await user.tab()

  await user.keyboard(keys)

  expect(screen.getByRole('tab', { selected: true })).toHaveTextContent(name)
  expect(screen.getByRole('tab', { name })).toHaveFocus()
})

test('only the chosen tab is a stop of the Tab key', async () => {
  const { user } = renderWithProviders(
    <>
      <Three />
      <button type="button">Behind</button>
    </>,
  )
  await user.tab()
  await user.tab()

  expect(screen.getByRole('button', { name: 'Behind' })).toHaveFocus()
})
