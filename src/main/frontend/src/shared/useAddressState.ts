import { useState } from 'react'
import { useSearchParams } from 'react-router'

/**
 * State of a page that is also a parameter of its address, so that it survives a reload and can be bookmarked. The
 * address does not have the default; a value in it that is not allowed counts as the default. A change replaces the
 * entry in the history of the browser.
 *
 * @param allowed the possible values; any text without them
 */
export function useAddressState<Value extends string>(
  name: string,
  initial: Value,
  allowed?: readonly Value[],
): [Value, (value: Value) => void] {
  const [query, setQuery] = useSearchParams()
  // the router updates the address later than inputs need their value
  const [value, setValue] = useState(() => {
    const given = query.get(name) as Value | null
    return given !== null && (!allowed || allowed.includes(given)) ? given : initial
  })
  const change = (chosen: Value) => {
    setValue(chosen)
    setQuery(
      (before) => {
        const after = new URLSearchParams(before)
        if (chosen === initial) after.delete(name)
        else after.set(name, chosen)
        return after
      },
      { replace: true },
    )
  }
  return [value, change]
}
