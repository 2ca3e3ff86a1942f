// What tiers would be quoted in one instrument, how quotes and hedges lean with inventory, and who pays.
function laddersPart(report) {
  const book = report.policy.ladders;
  if (!book) return null;
  return el('div', { class: 'ladders' },
    el('h3', {}, 'Ladders of ', fromData(book.instrument)),
    el('p', { class: 'small' }, 'Ticks from the reference, bid and ask, for requests up to each size while nothing is held; in brackets ',
      label('the 95\u202f% interval', '', 'ladder_interval'), ' of half the spread. Reference ',
      fromData(book.reference), ', tick ', fromData(book.tick), '. Demand: ', label(visible(book.valueBasis), '', 'value_basis'),
      book.followed ? '.' : '. No segmentation is followed, so one ladder serves all; the others show what each segment would be quoted.'),
    ladderTable(report, book).element,
    el('div', { class: 'panels' },
      el('figure', { class: 'panel' }, el('figcaption', {}, 'Skew by inventory'),
        chart('markout', skewWords(book), colours => skewOption(book, colours))),
      el('figure', { class: 'panel' }, el('figcaption', {}, 'Hedging by inventory'),
        chart('markout', hedgeWords(book), colours => hedgeOption(book, colours)))),
    el('p', { class: 'small' }, 'Skew: how far the quotes of the smallest size are shifted up, bp, by what the house holds, USD; a line a tier, in its segment\u2019s colour. ',
      'Hedging: USD an hour the house buys; none from ' + usdSigned(book.noHedgeFromUsd) + ' to ' + usdSigned(book.noHedgeToUsd) + ' USD.'),
    worthPart(book.worth));
}

function worthPart(worth) {
  return el('dl', { class: 'facts worth' },
    fact('House earns,', 'USD a day', 'value_usd_per_million', signed(worth.valueUsd)),
    fact('Of it by tiers,', 'USD a day', 'value_usd_per_million', signed(worth.gainUsd)),
    fact('Clients pay,', 'USD a day', 'client_cost_usd_per_million', signed(worth.clientsPayUsd)),
    fact('Of it by tiers,', 'USD a day', 'client_cost_usd_per_million', signed(worth.clientCostUsd)),
    fact('Clients trade,', 'USD a day', 'notional_usd', usd(worth.clientUsd)),
    fact('Hedged,', 'USD a day', 'hedge_advice', usd(worth.hedgedUsd)));
}

function ladderTable(report, book) {
  const ticks = (tier, i) => [el('span', {}, shown(tier.bidTicks[i], count), '\u2009/\u2009', shown(tier.askTicks[i], count)), ladderEnds(tier, i)];
  return table({
    caption: 'Ladders in ticks by tier and size', rows: book.tiers, className: 'compact',
    columns: [{ label: 'Tier', term: 'tier', cell: tier => tier.segment < 0 ? fromData(tier.name) : named(report, tier.segment), key: tier => tier.name },
      ...book.sizesUsd.map((size, i) => ({ label: 'to ' + usd(size), unit: 'USD', number: true, cell: tier => ticks(tier, i), key: tier => tier.bidTicks[i] }))],
  });
}

// 95 % of half the spread, rounded outward: both sides move together, so that one range says it.
function ladderEnds(tier, i) {
  if (!tier.interval) return null;
  const mean = (bid, ask) => bid === null ? ask : ask === null ? bid : (bid + ask) / 2;
  const low = mean(tier.interval.bidLow[i], tier.interval.askLow[i]);
  const high = mean(tier.interval.bidHigh[i], tier.interval.askHigh[i]);
  return low === null || high === null ? null : el('div', { class: 'error' }, '[' + count(Math.floor(low)) + ', ' + count(Math.ceil(high)) + ']');
}

function usdSigned(value) {
  return value === 0 ? '0' : (value < 0 ? MINUS : '') + usd(Math.abs(value));
}

function inventoryAxis(book, colours) {
  const style = axisStyle(colours);
  return { ...style, type: 'value', min: book.inventoriesUsd[0], max: book.inventoriesUsd[book.inventoriesUsd.length - 1], splitNumber: 4,
    splitLine: { show: false }, axisLabel: { ...style.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: usdSigned } };
}

function levelAxis(colours, format) {
  const style = axisStyle(colours);
  return { ...style, type: 'value', splitNumber: 4, axisLabel: { ...style.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: format } };
}

function pairs(book, values) {
  return book.inventoriesUsd.map((inventory, i) => [inventory, values[i]]);
}

function skewOption(book, colours) {
  return {
    grid: { left: 44, right: 8, top: 8, bottom: 24 },
    tooltip: tooltip('axis', at => ['holding ' + usdSigned(at.value[0]) + ' USD', ...book.tiers.slice(0, 8).map(tier =>
      visible(tier.name) + ' ' + (tier.skewBp[at.dataIndex] === null ? 'one side' : signed(tier.skewBp[at.dataIndex]) + ' bp'))]),
    xAxis: inventoryAxis(book, colours), yAxis: levelAxis(colours, value => tick(value)),
    series: book.tiers.map(tier => ({ type: 'line', data: pairs(book, tier.skewBp), symbol: 'none', connectNulls: false,
      lineStyle: { color: colours.segment(tier.segment), width: 1.5, opacity: 0.85 } })),
  };
}

function hedgeOption(book, colours) {
  return {
    grid: { left: 56, right: 8, top: 8, bottom: 24 },
    tooltip: tooltip('axis', at => ['holding ' + usdSigned(at.value[0]) + ' USD', 'buys ' + usdSigned(at.value[1]) + ' USD an hour']),
    xAxis: inventoryAxis(book, colours), yAxis: levelAxis(colours, usdSigned),
    series: [{ type: 'line', data: pairs(book, book.hedgeUsdPerHour), symbol: 'none', lineStyle: { color: colours.accent, width: 2 },
      markArea: { silent: true, itemStyle: { color: colours.band }, data: [[{ xAxis: book.noHedgeFromUsd }, { xAxis: book.noHedgeToUsd }]] } }],
  };
}

function skewWords(book) {
  const last = book.inventoriesUsd.length - 1;
  return 'Skew of quotes by inventory, basis points: ' + book.tiers.map(tier => visible(tier.name) + ' '
    + (tier.skewBp[0] === null ? 'one side' : signed(tier.skewBp[0])) + ' at ' + usdSigned(book.inventoriesUsd[0]) + ' USD, '
    + (tier.skewBp[last] === null ? 'one side' : signed(tier.skewBp[last])) + ' at ' + usdSigned(book.inventoriesUsd[last]) + ' USD').join('; ');
}

function hedgeWords(book) {
  const last = book.inventoriesUsd.length - 1;
  return 'Hedging by inventory, USD an hour bought: ' + usdSigned(book.hedgeUsdPerHour[0]) + ' at ' + usdSigned(book.inventoriesUsd[0]) + ' USD, none from '
    + usdSigned(book.noHedgeFromUsd) + ' to ' + usdSigned(book.noHedgeToUsd) + ', ' + usdSigned(book.hedgeUsdPerHour[last]) + ' at ' + usdSigned(book.inventoriesUsd[last]);
}
