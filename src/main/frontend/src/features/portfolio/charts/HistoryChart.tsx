import { useElementSize } from '@mantine/hooks'
import { type PointerEvent, useMemo, useState } from 'react'
import type { HistoryView } from '../../../api/generated'
import { texts } from '../../../texts/portfolio'
import { formatCompact } from '../format'
import classes from './HistoryChart.module.css'
import { HistoryReadout } from './HistoryReadout'
import { HistoryTable } from './HistoryTable'
import { axisLabel, spoken, summary } from './historyText'
import { createPlot, type Measure, nearest, type Plot, type PlotSize } from './plot'

const words = texts.history
/** The picture, and what its axes need of it. */
const inside = { height: 240, left: 62, right: 12, top: 10, bottom: 26 }
/** Until the width is known, and where nothing is laid out. */
const guessedWidth = 640

interface HistoryChartProps {
  history: HistoryView
  measure: Measure
}

/** Value over time: a picture to look at, a pointer to go along it by mouse, finger or keyboard, words and a table beside it. */
export default function HistoryChart({ history, measure }: HistoryChartProps) {
  const { points, currency } = history
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [chosen, setChosen] = useState<number | null>(null)
  const size = useMemo<PlotSize>(() => ({ ...inside, width: width || guessedWidth }), [width])
  const plot = useMemo(() => createPlot(points, measure, size), [points, measure, size])
  const index = Math.min(chosen ?? points.length - 1, points.length - 1)
  const point = points[index]
  if (!point) return null

  const follow = (event: PointerEvent<HTMLDivElement>) =>
    setChosen(nearest(plot.markers, event.clientX - event.currentTarget.getBoundingClientRect().left))
  return (
    <figure className={classes.figure} aria-label={words.title}>
      <HistoryReadout history={history} point={point} />
      <div
        ref={ref}
        className={classes.plot}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setChosen(null)}
      >
        <Drawing plot={plot} size={size} history={history} index={chosen === null ? null : index} currency={currency} />
        <input
          type="range"
          className={classes.slider}
          aria-label={words.pointer}
          aria-valuetext={spoken(history, point)}
          min={0}
          max={points.length - 1}
          value={index}
          onChange={({ currentTarget }) => setChosen(currentTarget.valueAsNumber)}
          onBlur={() => setChosen(null)}
        />
      </div>
      <figcaption className={classes.summary}>{summary(history, measure)}</figcaption>
      <HistoryTable history={history} />
    </figure>
  )
}

interface DrawingProps {
  plot: Plot
  size: PlotSize
  history: HistoryView
  index: number | null
  currency: string
}

/** For the eye alone: what it says, the words below and the table say too. */
function Drawing({ plot, size, history, index, currency }: DrawingProps) {
  const { width, height, left, right, top, bottom } = size
  const spot = index === null ? undefined : plot.markers[index]
  return (
    <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true" focusable="false">
      {plot.yTicks.map(({ value, y }) => (
        <g key={value}>
          <line className={classes.grid} x1={left} x2={width - right} y1={y} y2={y} />
          <text className={classes.axis} x={left - 8} y={y} dy="0.32em" textAnchor="end">
            {formatCompact(value, currency)}
          </text>
        </g>
      ))}
      {plot.xTicks.map(({ index: at, x }, place) => (
        <text key={at} className={classes.axis} x={x} y={height - 6} textAnchor={anchor(place, plot.xTicks.length)}>
          {axisLabel(history, at)}
        </text>
      ))}
      {plot.zeroY !== null && (
        <line className={classes.zero} x1={left} x2={width - right} y1={plot.zeroY} y2={plot.zeroY} />
      )}
      <path className={classes.area} d={plot.area} />
      {plot.invested && <path className={classes.invested} d={plot.invested} />}
      <path className={classes.line} d={plot.line} />
      {history.points.length === 1 && (
        <circle className={classes.spot} cx={plot.markers[0]?.x} cy={plot.markers[0]?.y} r="5" />
      )}
      {spot && (
        <g>
          <line className={classes.rule} x1={spot.x} x2={spot.x} y1={top} y2={height - bottom} />
          {plot.invested && <circle className={classes.investedSpot} cx={spot.x} cy={spot.investedY} r="4.5" />}
          <circle className={classes.spot} cx={spot.x} cy={spot.y} r="5.5" />
        </g>
      )}
    </svg>
  )
}

/** The outer labels stay inside of the picture. */
function anchor(place: number, count: number): 'start' | 'middle' | 'end' {
  if (place === 0) return 'start'
  return place === count - 1 ? 'end' : 'middle'
}
