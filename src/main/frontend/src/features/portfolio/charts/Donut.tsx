import { arc, pie } from 'd3-shape'
import type { ReactNode } from 'react'
import classes from './Donut.module.css'

const arcPath = arc<{ startAngle: number; endAngle: number }>().innerRadius(64).outerRadius(100).cornerRadius(3)
const pieLayout = pie<DonutSlice>()
  .value(({ value }) => value)
  .sort(null)

export interface DonutSlice {
  /** positive */
  value: number
  /** from 1 to 8, the number of a colour of the palette */
  colour: number
}

interface DonutProps {
  slices: readonly DonutSlice[]
  /** index of the slice that is emphasised */
  hovered: number | null
  onHover: (index: number) => void
  /** SVG text in the middle */
  children?: ReactNode
}

/** A donut chart. Hidden from screen readers, which get the list or table beside it. */
export default function Donut({ slices, hovered, onHover, children }: DonutProps) {
  return (
    <svg className={classes.donut} viewBox="-102 -102 204 204" aria-hidden="true" focusable="false">
      {pieLayout([...slices]).map((angles, index) => (
        <path
          key={angles.data.colour}
          className={`${classes.slice} ${hovered !== null && hovered !== index ? classes.faint : ''}`}
          d={arcPath(angles) ?? ''}
          fill={`var(--slice-${angles.data.colour})`}
          onPointerEnter={() => onHover(index)}
        />
      ))}
      {children}
    </svg>
  )
}
