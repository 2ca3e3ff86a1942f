// The precision card: what was tried, and what each is worth.
function cardSection(report) {
  const card = report.card;
  const bases = [...new Set(card.methods.flatMap(method => method.values.map(value => value.basis)))];
  return section('precision', 'Precision card',
    'Every segmentation tried in this run and what acting on it would be worth out of sample. Unless a method was asked for by name, segments are published only when they pay.',
    bases.map(basis => valueFigure(card, basis)),
    methodTable(card, bases).element,
    card.support.length ? el('div', { class: 'support' }, el('h3', {}, 'What these data can and cannot tell'),
      el('ul', {}, card.support.map(sentence => el('li', {}, fromData(sentence))))) : null,
    card.moves.length ? moveTable(card).element : null,
    el('p', { class: 'small' }, label('In brackets: 95 % interval.', '', 'interval_95'), ' ', label('Clients: what the change costs them.', '', 'client_cost_usd_per_million'), ' Windows: ', fromData(card.windows), '.', card.notes.map(note => [' ', fromData(note)])));
}

function moveTable(card) {
  return table({
    caption: 'Quoted otherwise than today: accounts to look at first', rows: card.moves, pageSize: 10, className: 'compact',
    columns: [
      { label: 'Account', cell: m => fromData(m.account, 'unbroken'), key: m => m.account },
      { label: 'Tier today', cell: m => fromData(m.tier || 'none'), key: m => m.tier },
      { label: 'Segment', cell: m => fromData(m.segment || 'none'), key: m => m.segment },
      { label: 'Notional', unit: 'USD', number: true, cell: m => usd(m.notionalUsd), key: m => m.notionalUsd },
      { label: 'Half spread today', unit: 'bp', number: true, cell: m => decimal(m.presentHalfBp), key: m => m.presentHalfBp },
      { label: 'By segment', unit: 'bp', number: true, cell: m => decimal(m.proposedHalfBp), key: m => m.proposedHalfBp },
      { label: 'House gains', unit: 'USD', number: true, cell: m => shown(m.effectUsd, signed), key: m => m.effectUsd },
      { label: 'Account pays', unit: 'USD', number: true, cell: m => shown(m.clientUsd, signed), key: m => m.clientUsd },
    ],
  });
}

function valueFigure(card, basis) {
  const rows = card.methods.flatMap(method => method.values.filter(value => value.basis === basis).map(value => ({ method, value }))).reverse();
  return el('figure', { class: 'frame' },
    el('figcaption', {}, label('Value,', 'USD per million USD', 'value_usd_per_million'), label('basis ' + visible(basis), '', 'value_basis'),
      el('span', {}, el('span', { class: 'swatch', 'aria-hidden': 'true' }), label(' too small to matter,', '\u00b1 ' + decimal(rows[0].value.materialityUsdPerMillion), 'materiality_usd_per_million'))),
    chart('value rows-' + Math.min(12, rows.length), valueWords(basis, rows), (colours, width) => valueOption(rows, colours, width)));
}

function valueWords(basis, rows) {
  return 'Value on basis ' + visible(basis) + ', USD per million: '
    + rows.map(row => visible(row.method.name) + ' ' + signed(row.value.usdPerMillion.value) + ', from '
      + signed(row.value.usdPerMillion.lower) + ' to ' + signed(row.value.usdPerMillion.upper)).join('; ');
}

function valueOption(rows, colours, width) {
  const style = axisStyle(colours);
  const band = rows[0].value.materialityUsdPerMillion;
  const low = Math.min(-1.5 * band, ...rows.map(row => row.value.usdPerMillion.lower));
  const high = Math.max(1.5 * band, ...rows.map(row => row.value.usdPerMillion.upper));
  const room = 0.06 * (high - low) || 1;
  const colour = row => row.method.champion ? colours.accent : colours.muted;
  return {
    grid: { left: width < 500 ? 104 : 170, right: 16, top: 8, bottom: 28 },
    tooltip: tooltip('axis', at => valueTip(rows[at.dataIndex])),
    xAxis: { ...style, type: 'value', min: low - room, max: high + room,
      axisLabel: { ...style.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: value => value > 0 ? '+' + tick(value) : tick(value) } },
    yAxis: { ...style, type: 'category', data: rows.map(row => visible(row.method.name)), axisLine: { show: false }, splitLine: { show: false },
      axisLabel: { color: colours.text, fontSize: 12, width: width < 500 ? 94 : 156, overflow: 'break', lineHeight: 14, interval: 0 } },
    series: [{ type: 'custom', clip: true,
      encode: { x: [0, 2, 3], y: 1 },
      data: rows.map((row, i) => [row.value.usdPerMillion.value, i, row.value.usdPerMillion.lower, row.value.usdPerMillion.upper]),
      renderItem: (at, api) => valueMark(api, colour(rows[at.dataIndex]), rows[at.dataIndex].method.champion, colours.paper),
      markArea: { silent: true, itemStyle: { color: colours.band }, data: [[{ xAxis: -band }, { xAxis: band }]] },
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colours.muted, type: 'solid', width: 1 }, data: [{ xAxis: 0 }] } }],
  };
}

function valueMark(api, colour, champion, paper) {
  const row = api.value(1);
  const [x, y] = api.coord([api.value(0), row]);
  const group = whisker(api, [api.value(2), row], [api.value(3), row], colour, { width: champion ? 3 : 2, cap: 4 });
  group.children.push({ type: 'circle', shape: { cx: x, cy: y, r: champion ? 6 : 4.5 }, style: { fill: colour, stroke: paper, lineWidth: 1.5 } });
  return group;
}

function valueTip(row) {
  const v = row.value;
  return [row.method.name, 'value ' + signed(v.usdPerMillion.value) + ' USD per million',
    '95 % from ' + signed(v.usdPerMillion.lower) + ' to ' + signed(v.usdPerMillion.upper),
    v.clientCostUsdPerMillion === null ? 'client cost unknown' : 'client cost ' + signed(v.clientCostUsdPerMillion)];
}

function methodTable(card, bases) {
  const value = (method, basis) => method.values.find(v => v.basis === basis);
  return table({
    caption: 'Segmentations tried', rows: card.methods.map(method => ({ ...method, className: method.champion ? 'chosen' : null })),
    columns: [
      { label: 'Method', key: m => m.name, cell: m => [fromData(m.name), m.champion ? el('span', { class: 'chip' }, 'published') : null] },
      { label: 'Verdict', term: 'standing', key: m => m.standing, cell: m => standingWord(m.standing) },
      { label: 'K', term: 'segments_k', number: true, key: m => m.segments, cell: m => count(m.segments) },
      { label: 'Stability', unit: '0 to 1', term: 'stability', number: true, key: m => m.stability, cell: m => shown(m.stability, decimal) },
      { label: 'Separation', unit: 'nats/account', term: 'separation_nats', number: true, key: m => m.separationNats, cell: m => shown(m.separationNats, signed) },
      { label: 'Prediction', unit: 'skill', term: 'prediction_skill', number: true, key: m => m.skill.markout?.value, cell: m => skills(m.skill) },
      { label: 'Churn', unit: '%/window', term: 'churn', number: true, key: m => m.calibration?.churn,
        cell: m => shown(m.calibration, c => [percent(c.churn), el('span', { class: 'error' }, ' tiers ' + percent(c.tierChurn))]) },
      { label: 'Calibration', unit: 'error', term: 'calibration_error', number: true, key: m => m.calibration?.calibratedError,
        cell: m => shown(m.calibration, c => [decimal(c.error), el('span', { class: 'error' }, ' calibrated ' + decimal(c.calibratedError))]) },
      ...bases.map(basis => ({ label: 'Value', unit: visible(basis) + ', USD/M', term: 'value_usd_per_million', number: true,
        key: m => value(m, basis)?.usdPerMillion.value,
        cell: m => el('div', {}, interval(value(m, basis)?.usdPerMillion, signed),
          value(m, basis) ? el('div', { class: 'error clients' }, 'clients ', shown(value(m, basis).clientCostUsdPerMillion, signed)) : null) })),
    ],
  });
}

const SKILLS = [['markout', 'markout'], ['volExposure', 'exposure'], ['loss', 'loss']];

// One line a label: three columns of intervals would push what a method is worth off the page.
function skills(skill) {
  if (SKILLS.every(([name]) => skill[name] === null)) return shown(null);
  return el('dl', { class: 'skills' }, SKILLS.map(([name, word]) => el('div', {}, el('dt', {}, word), el('dd', {}, interval(skill[name], signed)))));
}

const STANDING_SIGNS = { proven: '\u2713', unproven: '?', worthless: '\u2715', baseline: '\u25cb', not_judged: '\u25cb' };

function standingWord(standing) {
  return el('span', { class: 'standing ' + standing }, el('span', { 'aria-hidden': 'true' }, STANDING_SIGNS[standing]), ' ' + standing.replace('_', ' '));
}
