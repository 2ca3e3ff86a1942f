// How finely each instrument trades: what a quote can be rounded to, and what waits in front of it.
function instrumentsSection(report) {
  const instruments = report.instruments;
  if (!instruments.rows.length) return null;
  const short = [...new Set(instruments.rows.map(row => row.day))].length === 1;
  return section('instruments', 'Order books', 'How finely each instrument trades' + (short ? ' on ' + instruments.rows[0].day : ', day by day')
    + '. Figures of books are absent where the data hold prints only.',
    table({
      caption: 'Order-book precision by instrument', rows: instruments.rows, pageSize: 12, className: 'compact',
      columns: [
        { label: 'Instrument', cell: row => fromData(row.instrument, 'unbroken'), key: row => row.instrument },
        ...(short ? [] : [{ label: 'Day', cell: row => row.day, key: row => row.day }]),
        { label: 'Source', cell: row => row.source, key: row => row.source },
        { label: 'Trades', number: true, cell: row => count(row.trades), key: row => row.trades },
        ...figures([['Spread', 'bp', 'spread_bp', 'spreadBp', decimal], ['Tick', 'bp', 'tick_bp', 'tickBp', decimal],
          ['At one tick', '', 'one_tick_share', 'oneTickShare', percent],
          ['Depth 5 bp', 'USD', 'depth_5bp_usd', 'depthUsd', usd], ['Queue', '', 'queue_s', 'queueS', time],
          ['Round prices', '', 'round_10_share', 'roundShare', percent], ['Balanced tick', '', 'balanced_tick', 'balancedTickRatio', value => decimal(value) + '\u00d7']]),
        { label: 'Volatility', term: 'realised_vol', number: true, key: row => row.volatility, cell: row => el('span', {}, shown(row.volatility, percent),
          row.twoScaleVolatility === null ? null : el('span', { class: 'error' }, ' (' + percent(row.twoScaleVolatility) + ')')) },
        ...figures([['Half spread', 'ticks', 'half_spread_ticks', 'halfSpreadTicks', count]])],
    }).element,
    instruments.total > instruments.rows.length ? el('p', { class: 'small' }, 'The busiest ' + count(instruments.rows.length) + ' of ' + count(instruments.total) + '; all are in ', el('code', {}, 'instruments.csv'), '.') : null);
}

function figures(list) {
  return list.map(([name, unit, term, field, format]) => ({ label: name, unit, term, number: true, key: row => row[field], cell: row => shown(row[field], format) }));
}
