import { useId } from 'react'
import classes from './SegmentedRadios.module.css'

interface SegmentedRadiosProps<Name extends string> {
  legend: string
  names: readonly Name[]
  labels: Record<Name, string>
  /** shown in place of the labels, which screen readers still get */
  shortLabels?: Record<Name, string>
  value: Name
  onChange: (name: Name) => void
}

/** Radio buttons that look like a segmented control. */
export function SegmentedRadios<Name extends string>({
  legend,
  names,
  labels,
  shortLabels,
  value,
  onChange,
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
            checked={name === value}
            onChange={() => onChange(name)}
          />
          <span aria-hidden={shortLabels && 'true'}>{(shortLabels ?? labels)[name]}</span>
        </label>
      ))}
    </fieldset>
  )
}
