import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPart } from '../testing/renderApp'
import { ButtonMenu, MenuButton } from './ButtonMenu'

function menu(onClick = vi.fn()) {
  const part = renderPart(
    <>
      <ButtonMenu label="More" icon="…">
        {() => <MenuButton onClick={onClick}>Rename</MenuButton>}
      </ButtonMenu>
      <button type="button">Elsewhere</button>
    </>,
  )
  return { ...part, onClick, opener: screen.getByRole('button', { name: 'More' }) }
}

const item = () => screen.queryByRole('button', { name: 'Rename' })

test('what it holds is there when it is open, and said to be so', async () => {
  const { user, opener } = menu()
  expect(item()).not.toBeInTheDocument()

  await user.click(opener)

  expect(opener).toHaveAttribute('aria-expanded', 'true')
  expect(item()).toBeVisible()
})

test('the keyboard opens it, reaches what it holds, and Escape returns to the button', async () => {
  const { user, opener, onClick } = menu()

  await user.tab()
  await user.keyboard('{Enter}')
  await user.tab()
  await user.keyboard('{Enter}')
  expect(onClick).toHaveBeenCalledOnce()
  await user.keyboard('{Escape}')

  expect(opener).toHaveFocus()
  expect(item()).not.toBeInTheDocument()
})

test('going elsewhere closes it', async () => {
  const { user, opener } = menu()
  await user.click(opener)

  await user.click(screen.getByRole('button', { name: 'Elsewhere' }))

  expect(item()).not.toBeInTheDocument()
})
