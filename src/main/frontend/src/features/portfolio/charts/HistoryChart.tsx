import { useElementSize } from '@mantine/hooks'
import { type PointerEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryPoint, HistoryView } from '../../../api/generated'
import { useMarketZone } from '../../../shared/marketZone'
import { formatCompact } from '../format'
import classes from './HistoryChart.module.css'
import { HistoryReadout } from './HistoryReadout'
import { HistoryTable } from './HistoryTable'
import { axisLabel, describePoint, summarize } from './historyText'
import { createPlot, type Measure, nearest, type Plot, type PlotSize } from './plot'

/** Height of the chart and the margins that its axes need. */
const fixedSize = { height: 240, left: 62, right: 12, top: 10, bottom: 26 }
/** Used until the width is measured, and where there is no layout. */
const defaultWidth = 640

interface HistoryChartProps {
  history: HistoryView
  measure: Measure
}

/** A line chart of value or P&L. Points are selected by mouse, touch or keyboard; a summary and a table follow it. */
export default function HistoryChart({ history, measure }: HistoryChartProps) {
  const { t } = useTranslation('history')
  const zone = useMarketZone()
  const { points, currency } = history
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [selected, setSelected] = useState<number | null>(null)
  const size = useMemo<PlotSize>(() => ({ ...fixedSize, width: width || defaultWidth }), [width])
  const plot = useMemo(() => createPlot(points, measure, size), [points, measure, size])
  const index = Math.min(selected ?? points.length - 1, points.length - 1)
  const point = points[index]
  if (!point) return null

  const selectNearest = (event: PointerEvent<HTMLDivElement>) =>
    setSelected(nearest(plot.markers, event.clientX - event.currentTarget.getBoundingClientRect().left))
  return (
    <figure className={classes.figure} aria-label={t('title')}>
      <HistoryReadout history={history} point={point} drawsInvested={plot.investedPath !== null} />
      <div
        ref={ref}
        className={classes.plot}
        onPointerMove={selectNearest}
        onPointerDown={selectNearest}
        onPointerLeave={() => setSelected(null)}
      >
        <Drawing
          plot={plot}
          size={size}
          history={history}
          index={selected === null ? null : index}
          currency={currency}
        />
        <input
          type="range"
          className={classes.slider}
          aria-label={t('pointer')}
          aria-valuetext={describePoint(history, point, zone)}
          min={0}
          max={points.length - 1}
          value={index}
          onChange={({ currentTarget }) => setSelected(currentTarget.valueAsNumber)}
          onBlur={() => setSelected(null)}
        />
      </div>
      <figcaption className={classes.summary}>
        {summarize(history, measure, zone)}
        {measure === 'value' && plot.investedPath === null && ` ${t('investedNotDrawn')}`}
        {points.some(hasCashFlow) && ` ${t('cashFlowMarks')}`}
      </figcaption>
      <HistoryTable history={history} />
    </figure>
  )
}

interface DrawingProps {
  plot: Plot
  size: PlotSize
  history: HistoryView
  /** the selected point */
  index: number | null
  currency: string
}

/** Hidden from screen readers, which get the summary and the table. */
function Drawing({ plot, size, history, index, currency }: DrawingProps) {
  const zone = useMarketZone()
  const { width, height, left, right, top, bottom } = size
  const marker = index === null ? undefined : plot.markers[index]
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
          {axisLabel(history, at, zone)}
        </text>
      ))}
      {plot.zeroY !== null && (
        <line className={classes.zero} x1={left} x2={width - right} y1={plot.zeroY} y2={plot.zeroY} />
      )}
      <path className={classes.area} d={plot.areaPath} />
      {plot.investedPath && <path className={classes.invested} d={plot.investedPath} />}
      <path className={classes.line} d={plot.linePath} />
      {plot.markers.map(
        ({ x }, at) =>
          hasCashFlow(history.points[at]) && (
            <path
              key={history.points[at]?.asOf}
              className={classes.cashFlow}
              d={`M${x},${height - bottom - 8}l5,8h-10Z`}
            />
          ),
      )}
      {history.points.length === 1 && (
        <circle className={classes.marker} cx={plot.markers[0]?.x} cy={plot.markers[0]?.y} r="5" />
      )}
      {marker && (
        <g>
          <line className={classes.rule} x1={marker.x} x2={marker.x} y1={top} y2={height - bottom} />
          {plot.investedPath && marker.investedY !== undefined && (
            <circle className={classes.investedMarker} cx={marker.x} cy={marker.investedY} r="4.5" />
          )}
          {marker.y !== undefined && <circle className={classes.marker} cx={marker.x} cy={marker.y} r="5.5" />}
        </g>
      )}
    </svg>
  )
}

/** Whether the point shows purchases or sales since the one before. */
function hasCashFlow(point: HistoryPoint | undefined): boolean {
  return point?.cashFlow !== undefined && point.cashFlow !== 0
}

/** Keeps the first and the last label inside the chart. */
function anchor(place: number, count: number): 'start' | 'middle' | 'end' {
  if (place === 0) return 'start'
  return place === count - 1 ? 'end' : 'middle'
}
