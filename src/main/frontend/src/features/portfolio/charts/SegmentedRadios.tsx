import { useId } from 'react'
import classes from './SegmentedRadios.module.css'

interface SegmentedRadiosProps<Name extends string> {
  legend: string
  names: readonly Name[]
  /** what is read; what is seen may be shorter */
  labels: Record<Name, string>
  seen?: Record<Name, string>
  chosen: Name
  choose: (name: Name) => void
}

/** One of a few, side by side: radio buttons that look like one piece. */
export function SegmentedRadios<Name extends string>({
  legend,
  names,
  labels,
  seen = labels,
  chosen,
  choose,
}: SegmentedRadiosProps<Name>) {
  const group = useId()
  return (
    <fieldset className={classes.choice}>
      <legend>{legend}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="radio"
            name={group}
            value={name}
            aria-label={labels[name]}
            checked={name === chosen}
            onChange={() => choose(name)}
          />
          <span aria-hidden={seen === labels ? undefined : 'true'}>{seen[name]}</span>
        </label>
      ))}
    </fieldset>
  )
}
