// One panel a segment on a common scale, every other segment in grey behind it.
function markoutsSection(report) {
  const horizons = [...new Set(report.markouts.flatMap(curve => curve.points.map(p => p.horizonSeconds)))].sort((a, b) => a - b);
  if (!horizons.length) return section('markouts', 'Markout curves', 'No markout could be measured: no reference price reaches past the fills.');
  const range = markoutRange(report.markouts);
  return section('markouts', 'Markout curves',
    'What the house has gained on a fill once the market has moved on, by time after the fill. Bars reach two standard errors to either side; grey lines are the other segments.',
    el('div', { class: 'panels' }, report.markouts.map(curve => el('figure', { class: 'panel' },
      el('figcaption', {}, named(report, curve.segment)),
      chart('markout', markoutWords(report, curve), colours => markoutOption(report, curve, horizons, range, colours))))),
    el('p', { class: 'small' }, label('House markout,', 'bp of notional, + the house gains', 'house_markout_bp'), ' \u00b7 ',
      label('bars:', '\u00b1 2 standard errors', 'standard_error'), ' \u00b7 A bar that reaches past its panel is cut at the edge.'),
    el('details', {}, el('summary', {}, 'The numbers behind the curves'), markoutTable(report, horizons).element));
}

// The common range holds every point; intervals may widen it to at most twice that.
function markoutRange(curves) {
  const points = curves.flatMap(curve => curve.points);
  const low = Math.min(0, ...points.map(p => p.bp));
  const high = Math.max(0, ...points.map(p => p.bp));
  const room = 0.5 * (high - low) || 1;
  return {
    low: Math.max(low - room, Math.min(low, ...points.map(p => p.bp - 2 * (p.standardError ?? 0)))),
    high: Math.min(high + room, Math.max(high, ...points.map(p => p.bp + 2 * (p.standardError ?? 0)))),
  };
}

function markoutWords(report, curve) {
  return 'House markout of ' + visible(segmentName(report, curve.segment)) + ': '
    + curve.points.map(p => signed(p.bp) + ' basis points at ' + time(p.horizonSeconds)).join(', ');
}

function markoutOption(report, curve, horizons, range, colours) {
  const at = p => horizons.indexOf(p.horizonSeconds);
  const colour = colours.segment(curve.segment);
  const line = other => horizons.map(h => other.points.find(p => p.horizonSeconds === h)?.bp ?? null);
  const style = axisStyle(colours);
  const pad = 0.12 * (range.high - range.low);
  return {
    grid: { left: 44, right: 8, top: 8, bottom: 24 },
    tooltip: tooltip('axis', item => [time(horizons[item.dataIndex]) + ' after the fill', ...markoutTip(curve, horizons[item.dataIndex])]),
    xAxis: { ...style, type: 'category', data: horizons.map(time), axisLine: { show: false }, splitLine: { show: false }, boundaryGap: true,
      axisLabel: { ...style.axisLabel, interval: 0, fontSize: 10.5 } },
    yAxis: { ...style, type: 'value', min: range.low - pad, max: range.high + pad, splitNumber: 4,
      axisLabel: { ...style.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: value => tick(value) } },
    series: [
      ...report.markouts.filter(other => other !== curve).map(other => ({
        type: 'line', data: line(other), silent: true, symbol: 'none', connectNulls: true, z: 1, lineStyle: { color: colours.line, width: 1 } })),
      { type: 'custom', silent: true, clip: true, z: 2, data: curve.points.map(p => [at(p), p.bp - 2 * (p.standardError ?? 0), p.bp + 2 * (p.standardError ?? 0)]),
        renderItem: (_, api) => whisker(api, [api.value(0), api.value(1)], [api.value(0), api.value(2)], colour, { width: 1.5, cap: 3, opacity: 0.75 }) },
      { type: 'line', data: line(curve), connectNulls: true, z: 3, symbol: 'path://' + shape(curve.segment), symbolSize: 8,
        itemStyle: { color: colour }, lineStyle: { color: colour, width: 2 }, markLine: signLines(colours, range.low - 0.9 * pad, range.high + 0.9 * pad) },
    ],
  };
}

function tick(value) {
  return (value < 0 ? MINUS : '') + String(Number(Math.abs(value).toPrecision(6)));
}

function markoutTip(curve, horizon) {
  const p = curve.points.find(point => point.horizonSeconds === horizon);
  return p ? [signed(p.bp) + ' bp', 'standard error ' + shownError(p.standardError)] : [];
}

function shownError(error) {
  return error === null ? 'unknown' : fixed(error, 2) + ' bp';
}

// The zero line, and at either edge what that side of it means.
function signLines(colours, low, high) {
  const words = (yAxis, text, position) => ({ yAxis, lineStyle: { color: 'transparent' },
    label: { formatter: text, position, color: colours.muted, fontSize: 10.5, distance: [2, 1] } });
  return { silent: true, symbol: 'none', lineStyle: { color: colours.muted, width: 1, type: 'solid' },
    data: [{ yAxis: 0, label: { show: false } }, words(high, '\u2191 house gains', 'insideStartBottom'), words(low, '\u2193 house loses', 'insideStartTop')] };
}

function markoutTable(report, horizons) {
  const point = (curve, horizon) => curve.points.find(p => p.horizonSeconds === horizon);
  return table({
    caption: 'House markout by segment and horizon', rows: report.markouts, className: 'compact',
    columns: [{ label: 'Segment', cell: curve => named(report, curve.segment), key: curve => segmentName(report, curve.segment) },
      ...horizons.map(horizon => ({ label: time(horizon), unit: 'bp', number: true, key: curve => point(curve, horizon)?.bp,
        cell: curve => shown(point(curve, horizon), p => estimate({ value: p.bp, standardError: p.standardError })) }))],
  });
}
