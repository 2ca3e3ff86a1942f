// What trading does to prices: impact by size, how it goes away, what net flow moves, and what a hedge costs by it.
function impactSection(report) {
  const impact = report.impact;
  return section('impact', 'Impact of trading', null,
    el('p', { class: 'lead' }, fromData(impact.sentence)),
    impact.curves ? impactCurves(report, impact.curves) : null,
    hedgePart(report, impact.hedge), kylePart(impact.markets),
    el('p', { class: 'small' }, 'In daily volatilities and in full: ', el('code', {}, 'impact.csv'), ' and ', el('code', {}, 'impact_instruments.csv'), '.'));
}

function impactCurves(report, curves) {
  const decaying = curves.lines.filter(line => line.remaining.some(left => left));
  return el('div', {},
    el('p', { class: 'small' }, label('Expected impact', 'bp', 'impact_bp'), ' at the end of a ', label('metaorder', '', 'metaorders'),
      ' by its size over a day\u2019s volume, both on logarithmic scales, in ', fromData(curves.instrument), ' (', usd(curves.volumeUsd) + ' USD and ' + count(curves.sigmaBp) + ' bp a day). ',
      'Shaded: 95 % interval.', curves.lines.length > 1 ? ' Grey: all accounts.' : ''),
    el('div', { class: 'panels' },
      curves.lines.map(line => el('figure', { class: 'panel' },
        el('figcaption', {}, lineName(report, line), el('span', { class: 'unit' }, ' ' + count(line.metaorders) + ' metaorders')),
        chart('markout', impactWords(report, curves, line), colours => impactOption(report, curves, line, colours)))),
      decaying.length ? el('figure', { class: 'panel' },
        el('figcaption', {}, label('Impact left after the end', '', 'impact_left')),
        chart('markout', decayWords(report, curves, decaying), colours => decayOption(report, curves, decaying, colours))) : null),
    el('details', {}, el('summary', {}, 'The numbers behind the curves'), impactTable(report, curves).element));
}

function lineName(report, line) {
  return line.segment < 0 ? 'All accounts' : named(report, line.segment);
}

function lineWords(report, line) {
  return line.segment < 0 ? 'all accounts' : visible(segmentName(report, line.segment));
}

function lineColour(line, colours) {
  return line.segment < 0 ? colours.accent : colours.segment(line.segment);
}

// A share of a day's volume in few characters: 0.003 %, 2 %.
function sizeShare(size) {
  return Number((100 * size).toPrecision(1)) + '\u202f%';
}

function bpShown(value) {
  return Number(value.toPrecision(value >= 100 ? 3 : 2)).toLocaleString(LOCALE, { maximumFractionDigits: 4 });
}

function impactOption(report, curves, line, colours) {
  const style = axisStyle(colours);
  const colour = lineColour(line, colours);
  const all = curves.lines[0];
  const data = one => curves.sizes.map((size, i) => [size, one.impactBp[i].value]);
  const shared = curves.lines.flatMap(one => one.impactBp.map(at => at.value));
  const low = Math.min(...shared) / 3;
  const high = Math.max(...shared) * 3;
  const inside = value => Math.min(high, Math.max(low, value));
  const log = { ...style, type: 'log', splitLine: { show: false } };
  return {
    grid: { left: 56, right: 12, top: 8, bottom: 24 },
    tooltip: tooltip('axis', at => [sizeShare(at.value[0]) + ' of a day\u2019s volume', bpShown(line.impactBp[at.dataIndex].value) + ' bp',
      '95 % from ' + bpShown(line.impactBp[at.dataIndex].lower) + ' to ' + bpShown(line.impactBp[at.dataIndex].upper) + ' bp']),
    xAxis: { ...log, min: curves.sizes[0], max: curves.sizes[curves.sizes.length - 1],
      axisLabel: { ...style.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: sizeShare } },
    yAxis: { ...log, splitLine: style.splitLine, min: low, max: high,
      axisLabel: { ...style.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: value => bpShown(value) + ' bp' } },
    series: [
      { type: 'custom', silent: true, clip: true, z: 1, data: [[curves.sizes[0], low]], renderItem: (_, api) => ({ type: 'polygon',
        shape: { points: [...curves.sizes.map((size, i) => api.coord([size, inside(line.impactBp[i].upper)])),
          ...curves.sizes.map((size, i) => api.coord([size, inside(line.impactBp[i].lower)])).reverse()] },
        style: { fill: colour, opacity: 0.18 } }) },
      ...(line === all ? [] : [{ type: 'line', data: data(all), silent: true, symbol: 'none', z: 2, lineStyle: { color: colours.muted, width: 1 } }]),
      { type: 'line', data: data(line), symbol: 'none', z: 3, lineStyle: { color: colour, width: 2 } },
    ],
  };
}

function impactWords(report, curves, line) {
  const last = curves.sizes.length - 1;
  return 'Expected impact of ' + lineWords(report, line) + ': ' + [0, last].map(i => bpShown(line.impactBp[i].value) + ' basis points at '
    + sizeShare(curves.sizes[i]) + ' of a day\u2019s volume, 95 % from ' + bpShown(line.impactBp[i].lower) + ' to ' + bpShown(line.impactBp[i].upper)).join('; ');
}

function decayOption(report, curves, lines, colours) {
  const style = axisStyle(colours);
  const known = lines.flatMap(line => line.remaining.filter(left => left).map(left => left.value));
  // ends of intervals widen the panel by half at most
  const ends = lines[0].remaining.filter(left => left);
  const low = Math.min(0, ...known, ...ends.map(left => Math.max(-0.5, left.lower)));
  const high = Math.max(1, ...known);
  const room = 0.25 * (high - low);
  const first = lines[0];
  return {
    grid: { left: 44, right: 8, top: 8, bottom: 24 },
    tooltip: tooltip('axis', at => [time(curves.horizonsSeconds[at.dataIndex]) + ' after the end', ...lines.slice(0, 8).map(line =>
      lineWords(report, line) + ' ' + (line.remaining[at.dataIndex] ? percent(line.remaining[at.dataIndex].value) : 'absent'))]),
    xAxis: { ...style, type: 'category', data: curves.horizonsSeconds.map(time), boundaryGap: true, splitLine: { show: false },
      axisLabel: { ...style.axisLabel, interval: 0, fontSize: 10.5 } },
    yAxis: { ...style, type: 'value', min: low, max: high + room, splitNumber: 4,
      axisLabel: { ...style.axisLabel, showMaxLabel: false, formatter: value => count(100 * value) + '\u202f%' } },
    series: [
      { type: 'custom', silent: true, clip: true, z: 2, data: first.remaining.flatMap((left, i) => left ? [[i, left.lower, left.upper]] : []),
        renderItem: (_, api) => whisker(api, [api.value(0), api.value(1)], [api.value(0), api.value(2)], lineColour(first, colours), { width: 1.5, cap: 3, opacity: 0.75 }) },
      ...lines.map(line => ({ type: 'line', connectNulls: true, z: line === first ? 4 : 3, data: line.remaining.map(left => left ? left.value : null),
        symbol: line.segment < 0 ? 'circle' : 'path://' + shape(line.segment), symbolSize: 6,
        itemStyle: { color: lineColour(line, colours) }, lineStyle: { color: lineColour(line, colours), width: line === first ? 2 : 1.2 } })),
    ],
  };
}

function decayWords(report, curves, lines) {
  return 'Impact left after the end: ' + lines.map(line => lineWords(report, line) + ' ' + line.remaining.map((left, i) =>
    (left ? percent(left.value) : 'absent') + ' after ' + time(curves.horizonsSeconds[i])).join(', ')).join('; ');
}

function impactTable(report, curves) {
  const shownSizes = [0, 1, 2, 3].map(part => Math.round(part * (curves.sizes.length - 1) / 3));
  return table({
    caption: 'Expected impact by size, and what is left of it', rows: curves.lines, className: 'compact',
    columns: [{ label: 'Accounts', cell: line => lineName(report, line), key: line => lineWords(report, line) },
      { label: 'Metaorders', term: 'metaorders', number: true, cell: line => count(line.metaorders), key: line => line.metaorders },
      ...shownSizes.map(i => ({ label: sizeShare(curves.sizes[i]), unit: 'bp', number: true, cell: line => interval(line.impactBp[i], bpShown), key: line => line.impactBp[i].value })),
      ...curves.horizonsSeconds.map((seconds, i) => ({ label: 'left ' + time(seconds), number: true,
        cell: line => shown(line.remaining[i], left => interval(left, percent)), key: line => line.remaining[i] && line.remaining[i].value }))],
  });
}

function hedgePart(report, hedge) {
  if (!hedge) return null;
  const measured = hedge.basis === 'MEASURED';
  const moved = hedge.halfSpreads.filter(half => half.lowBp !== null && half.highBp !== null && Math.abs(half.highBp - half.lowBp) >= 0.0005);
  return el('div', { class: 'part' }, el('h3', {}, 'What a hedge costs in ', fromData(hedge.instrument)),
    el('p', {}, 'At ' + percent(hedge.pace) + ' of the volume for ' + time(3600 * hedge.hours) + ': ' + decimal(hedge.linearBp) + ' bp, and ',
      label('by its pace', '', 'hedge_pace_bp'), ' ', el('strong', {}, decimal(hedge.paceBp)), ' bp more',
      hedge.paceInterval ? ' (95 % from ' + decimal(hedge.paceInterval.lower) + ' to ' + decimal(hedge.paceInterval.upper) + ')' : null,
      measured ? '. The second part is MEASURED by the law of impact. ' : '. Both are ASSUMED: no law of impact is told. ',
      'Holding ' + usd(hedge.limitUsd) + ' USD, the most it may, the house hedges ' + hedgedWords(hedge.atLimitUsd) + '.'),
    measured ? el('p', { class: 'small' }, moved.length ? 'Half spreads of the largest size at both ends of that cost:'
      : 'Half spreads are the same to a thousandth of a bp at both ends of that cost.') : null,
    moved.length ? table({
      caption: 'Half spreads of the largest size at both ends of what a hedge costs', rows: hedge.halfSpreads, className: 'compact',
      columns: [{ label: 'Tier', term: 'tier', cell: half => half.segment < 0 ? fromData(half.tier) : named(report, half.segment), key: half => half.tier },
        ...[['Cheapest hedge', 'lowBp'], ['As expected', 'bp'], ['Dearest hedge', 'highBp']].map(([text, field]) => ({
          label: text, unit: 'bp', term: 'half_spread_bp', number: true, cell: half => shown(half[field], value => fixed(value, 3)), key: half => half[field] }))],
    }).element : null);
}

function hedgedWords(rates) {
  return rates.length < 3 ? usd(rates[0]) + ' USD an hour' : usd(rates[1]) + ' USD an hour, ' + usd(rates[0]) + ' were it cheapest and ' + usd(rates[2]) + ' were it dearest';
}

function kylePart(markets) {
  if (!markets.length) return null;
  const told = markets.filter(row => row.lambda);
  const without = markets.filter(row => !row.lambda);
  return el('div', { class: 'part' }, el('h3', {}, label('Kyle\u2019s lambda', '', 'kyle_lambda')),
    told.length ? kyleTable(told).element : null,
    without.length ? el('p', { class: 'small' }, count(without.length) + (told.length ? ' more' : '') + (without.length === 1 ? ' instrument has' : ' instruments have') + ' none. ',
      fromData(without[0].instrument, 'unbroken'), ': ', fromData(without[0].absent), '.') : null);
}

function kyleTable(told) {
  return table({
    caption: 'What net buying of a minute goes together with', rows: told, className: 'compact', pageSize: 12,
    columns: [{ label: 'Instrument', cell: row => fromData(row.instrument, 'unbroken'), key: row => row.instrument },
      { label: 'Lambda', unit: 'bp per M USD', term: 'kyle_lambda', number: true, key: row => row.lambda.value,
        cell: row => interval(row.lambda, signed) },
      { label: 'Explained', number: true, key: row => row.explained, cell: row => shown(row.explained, percent) },
      { label: 'Minutes', number: true, key: row => row.minutes, cell: row => count(row.minutes) },
      { label: 'Metaorders', term: 'metaorders', number: true, key: row => row.metaorders, cell: row => count(row.metaorders) },
      { label: 'Volume', unit: 'USD a day', term: 'measured_volume', number: true, key: row => row.volumeUsd, cell: row => shown(row.volumeUsd, usd) }],
  });
}
