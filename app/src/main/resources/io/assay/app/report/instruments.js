// How finely each instrument trades: what a quote can be rounded to, and what waits in front of it.
function instrumentsSection(report) {
  const instruments = report.instruments;
  const rows = instruments.rows;
  if (!rows.length) return null;
  const short = new Set(rows.map(row => row.day)).size === 1;
  const columns = instrumentColumns(short);
  const absent = columns.filter(column => column.key && rows.every(row => column.key(row) === null));
  return section('instruments', 'Order books', 'How finely each instrument trades' + (short ? ' on ' + rows[0].day : ', day by day') + '.'
    + (absent.length ? ' Absent for all of them, since the data do not show it: ' + absent.map(column => column.label.toLowerCase()).join(', ') + '.' : '')
    + (rows.some(row => row.tickInferred) ? ' Ticks that nobody states are inferred from prices.' : ''),
    table({
      caption: 'Order-book precision by instrument', rows, pageSize: 12, className: 'compact',
      columns: columns.filter(column => !absent.includes(column)),
    }).element,
    instruments.total > rows.length ? el('p', { class: 'small' }, 'The busiest ' + count(rows.length) + ' of ' + count(instruments.total) + '; all are in ', el('code', {}, 'instruments.csv'), '.') : null);
}

function instrumentColumns(short) {
  return [
    { label: 'Instrument', cell: row => fromData(row.instrument, 'unbroken'), key: row => row.instrument },
    ...(short ? [] : [{ label: 'Day', cell: row => row.day, key: row => row.day }]),
    { label: 'Source', cell: row => row.source, key: row => row.source },
    { label: 'Trades', number: true, cell: row => count(row.trades), key: row => row.trades },
    ...figures([['Spread', 'bp', 'spread_bp', 'spreadBp', decimal]]),
    { label: 'Tick', unit: 'bp', term: 'tick_bp', number: true, key: row => row.tickBp, cell: row => ofTick(row, row.tickBp, small) },
    ...figures([['At one tick', '', 'one_tick_share', 'oneTickShare', percent], ['Depth 5 bp', 'USD', 'depth_5bp_usd', 'depthUsd', usd],
      ['Queue', '', 'queue_s', 'queueS', time], ['Round prices', '', 'round_10_share', 'roundShare', percent]]),
    { label: 'Balanced tick', unit: 'ticks', term: 'balanced_tick', number: true, key: row => row.balancedTick && row.balancedTick.value, cell: row => shown(row.balancedTick, balanced) },
    { label: 'Volatility', term: 'realised_vol', number: true, key: row => row.volatility, cell: row => el('span', {}, shown(row.volatility, percent),
      row.twoScaleVolatility === null ? null : el('span', { class: 'error' }, ' (' + percent(row.twoScaleVolatility) + ')')) },
    { label: 'Half spread', unit: 'ticks', term: 'half_spread_ticks', number: true, key: row => row.halfSpreadTicks, cell: row => ofTick(row, row.halfSpreadTicks, count) }];
}

function figures(list) {
  return list.map(([name, unit, term, field, format]) => ({ label: name, unit, term, number: true, key: row => row[field], cell: row => shown(row[field], format) }));
}

// A figure that rests on the tick, and whether anybody states the tick.
function ofTick(row, value, format) {
  return el('span', {}, shown(value, format), value === null || !row.tickInferred ? null : el('span', { class: 'remark' }, 'inferred'));
}

// What lies within two standard errors of 0 cannot be told from it.
function balanced(estimate) {
  const error = estimate.standardError;
  return el('span', {}, el('span', { class: 'estimate' }, decimal(estimate.value), error === null ? null : el('span', { class: 'error' }, ' \u00b1\u202f' + decimal(error))),
    error !== null && estimate.value > 2 * error ? null : el('span', { class: 'remark' }, 'not told from 0'));
}

function small(value) {
  return value >= 0.1 ? decimal(value) : value === 0 ? '0' : value.toPrecision(2);
}
