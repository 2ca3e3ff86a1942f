// Accounts over two features: colour and shape say the segment.
function mapSection(report) {
  const map = report.map;
  const last = segment => segment < 0 ? Infinity : segment;
  if (!map.points.length) return section('map', 'Segment map', 'No account can be placed: ' + visible(map.x.label) + ' or ' + visible(map.y.label) + ' is absent or not positive for all of them.');
  const present = [...new Set(map.points.map(p => p.segment))].sort((a, b) => last(a) - last(b));
  const hidden = new Set();
  const element = chart('map', mapWords(report, present), (colours, width) => mapOption(report, present, hidden, colours, width));
  const keys = present.map(segment => el('button', { type: 'button', class: 'key', 'aria-pressed': 'true', onclick: event => {
    if (!hidden.delete(segment)) hidden.add(segment);
    event.currentTarget.setAttribute('aria-pressed', String(!hidden.has(segment)));
    drawCharts();
  } }, named(report, segment), el('span', { class: 'unit' }, ' ' + count(map.points.filter(p => p.segment === segment).length))));
  return section('map', 'Segment map', ['Each mark is an account: ', fromData(map.y.label), ' upwards, ', fromData(map.x.label), ' across.' + scaleWords(map)],
  el('div', { class: 'keys', role: 'group', 'aria-label': 'Show or hide segments' }, keys),
  el('div', { class: 'frame' }, element),
  el('p', { class: 'small' }, sampleWords(map), ' Across: ', label(visible(map.x.label) + ',', visible(map.x.unit), known(map.x.column)),
    ' \u00b7 Up: ', label(visible(map.y.label) + ',', visible(map.y.unit), known(map.y.column))));
}

function scaleWords(map) {
  const log = [map.x, map.y].filter(axis => axis.scale === 'LOG');
  return log.length === 2 ? ' Both axes are logarithmic.' : log.length === 1 ? ' The axis of ' + visible(log[0].label) + ' is logarithmic.' : '';
}

function known(column) {
  return definitions.has(column) ? column : null;
}

function sampleWords(map) {
  const drawable = map.total - map.undrawable;
  const rule = map.everyKth === 1 ? 'All ' + count(drawable) + ' accounts that have both features are drawn.'
    : count(map.points.length) + ' of ' + count(drawable) + ' accounts are drawn: the ' + count(map.top)
      + ' largest by notional and one in ' + count(map.everyKth) + ' of the others, by falling notional.';
  const absent = map.undrawable ? ' ' + count(map.undrawable) + (map.undrawable === 1 ? ' has' : ' have') + ' no place on these axes: a feature is absent or not positive.' : '';
  return rule + absent;
}

function mapWords(report, present) {
  return 'Scatter plot of ' + visible(report.map.y.label) + ' against ' + visible(report.map.x.label) + ' for '
    + count(report.map.points.length) + ' accounts in ' + present.map(segment => visible(segmentName(report, segment))).join(', ');
}

function mapOption(report, present, hidden, colours, width) {
  const map = report.map;
  const style = axisStyle(colours);
  const axis = (feature, vertical) => {
    const range = feature.scale === 'LOG' ? logRange(map.points.map(p => vertical ? p.y : p.x)) : {};
    return {
    ...style, type: feature.scale === 'LOG' ? 'log' : 'value', scale: true, name: visible(feature.label) + (feature.unit ? ', ' + visible(feature.unit) : ''),
    nameLocation: vertical ? 'end' : 'middle', nameGap: vertical ? 14 : 30,
    nameTextStyle: { ...style.nameTextStyle, align: vertical ? 'left' : 'center', padding: vertical ? [0, 0, 0, -40] : 0 },
    ...range, axisLabel: { ...style.axisLabel, formatter: value => everyOther(range, value, width) ? '' : axisNumber(value) },
    };
  };
  return {
    grid: { left: 48, right: 16, top: 34, bottom: 48 },
    tooltip: tooltip('item', at => pointWords(report, at.data.point)),
    xAxis: axis(map.x, false), yAxis: axis(map.y, true),
    series: present.filter(segment => !hidden.has(segment)).map(segment => ({
      type: 'scatter', symbol: 'path://' + shape(segment), symbolSize: width < 500 ? 6 : 7.5,
      data: map.points.filter(p => p.segment === segment).map(p => ({ value: [p.x, p.y], point: p })),
      itemStyle: { color: colours.segment(segment), opacity: 0.72, borderColor: colours.paper, borderWidth: 0.5 },
    })),
  };
}

// Whole powers of ten around positive values, with a tick at each.
function logRange(values) {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  const from = Math.floor(Math.log10(low));
  const to = Math.ceil(Math.log10(high) + 1e-9);
  return values.length ? { min: 10 ** from, max: 10 ** to, splitNumber: to - from, interval: 1 } : {};
}

// Whether a power of ten goes unlabelled because there are too many for the width.
function everyOther(range, value, width) {
  return range.min && Math.log10(range.max / range.min) > width / 60 && Math.round(Math.log10(value / range.min)) % 2 === 1;
}

function axisNumber(value) {
  if (value === 0) return '0';
  return Math.abs(value) >= 1000 ? usd(value).replace(/\.0+(?=\u202f)/, '') : String(Number(value.toPrecision(3))).replace('-', MINUS);
}

function pointWords(report, point) {
  const map = report.map;
  const feature = (axis, value) => axis.label + ' ' + (Math.abs(value) >= 1000 ? usd(value) : String(Number(value.toPrecision(3)))) + (axis.unit ? ' ' + axis.unit : '');
  return [point.account, segmentName(report, point.segment), feature(map.x, point.x), feature(map.y, point.y), 'notional ' + usd(point.notionalUsd) + ' USD'];
}
