// The largest accounts, to be searched and sorted.
function accountsSection(report) {
  const accounts = report.accounts;
  if (!accounts.rows.length) return section('accounts', 'Accounts', 'No account has flow in this run.');
  const horizon = time(report.segments.horizonSeconds);
  const columns = accountColumns(report, horizon);
  const view = table({ caption: 'Accounts by notional', rows: accounts.rows, columns, pageSize: matchMedia('(max-width: 720px)').matches ? 10 : 25, className: 'accounts' });
  view.sort(columns.find(column => column.label === 'Notional'), true);
  const words = accounts.rows.map(row => (row.account + ' ' + segmentName(report, row.segment) + ' ' + row.reasons.join(' ')).toLowerCase());
  const found = el('span', { class: 'found', 'aria-live': 'polite' });
  const filter = { text: '', segment: null };
  const apply = () => {
    const rows = accounts.rows.filter((row, i) => words[i].includes(filter.text) && (filter.segment === null || row.segment === filter.segment));
    view.show(rows);
    found.textContent = rows.length === accounts.rows.length ? '' : count(rows.length) + ' found';
  };
  return section('accounts', 'Accounts', accountsLead(accounts),
    el('div', { class: 'tools' }, searchBox(filter, apply), segmentChoice(report, filter, apply), sortChoice(columns, view), found),
    view.element,
    el('p', { class: 'small' }, 'All accounts, with every feature: ', el('code', {}, 'profiles.parquet'), ', ', el('code', {}, 'assignments.parquet'),
      ' and the table ', el('code', {}, 'assignments'), ' of ', el('code', {}, 'assay.duckdb'), ' beside this report.'));
}

function accountsLead(accounts) {
  return accounts.total > accounts.rows.length
    ? 'The ' + count(accounts.rows.length) + ' largest of ' + count(accounts.total) + ' accounts by notional; they have ' + percent(accounts.listedNotionalShare) + ' of it.'
    : 'All ' + count(accounts.total) + ' accounts.';
}

function accountColumns(report, horizon) {
  return [
    { label: 'Account', key: row => row.account.toLowerCase(), cell: row => shortened(row.account, 6, 4) },
    { label: 'Segment', term: 'segment', className: 'segment', key: row => segmentName(report, row.segment), cell: row => named(report, row.segment) },
    { label: 'Probability', term: 'probability', number: true, key: row => row.probability, cell: row => probability(row) },
    { label: 'Notional', unit: 'USD', term: 'notional_usd', number: true, key: row => row.notionalUsd, cell: row => usd(row.notionalUsd) },
    { label: 'Fills', term: 'fills', number: true, key: row => row.fills, cell: row => count(row.fills) },
    { label: 'Maker', unit: 'share', term: 'maker_share', number: true, key: row => row.makerShare, cell: row => shown(row.makerShare, percent) },
    { label: 'Markout ' + horizon, unit: 'bp \u00b1 se', term: 'house_markout_bp', number: true, key: row => row.houseMarkoutBp?.value, cell: row => estimate(row.houseMarkoutBp) },
    { label: 'Half spread', unit: 'bp', term: 'half_spread_bp', number: true, key: row => row.halfSpreadBp, cell: row => [shown(row.halfSpreadBp, decimal), row.tier ? el('span', { class: 'beside' }, fromData(row.tier)) : null] },
    { label: 'Why this segment', term: 'reasons', className: 'reasons', cell: row => row.reasons.length
      ? el('ul', { class: 'plain' }, row.reasons.map(reason => el('li', {}, fromData(reason)))) : shown(null) },
  ];
}

function probability(row) {
  return [shown(row.probability, percent),
    row.calibrated === null ? null : el('span', { class: 'beside' }, 'calibrated ' + percent(row.calibrated))];
}

function searchBox(filter, apply) {
  return el('label', {}, el('span', { class: 'unit' }, 'Search'), el('input', { type: 'search', placeholder: 'account, segment or reason',
    autocomplete: 'off', spellcheck: 'false', oninput: event => { filter.text = event.currentTarget.value.trim().toLowerCase(); apply(); } }));
}

function segmentChoice(report, filter, apply) {
  const options = [['', 'all'], ...report.segments.cards.map((card, i) => [i, visible(card.name)]), [-1, 'Abstained']];
  return el('label', {}, el('span', { class: 'unit' }, 'Segment'), el('select', { onchange: event => {
    filter.segment = event.currentTarget.value === '' ? null : Number(event.currentTarget.value);
    apply();
  } }, options.map(([value, name]) => el('option', { value: String(value) }, name))));
}

// Stands in for the heads of the table, which a narrow screen does not show.
function sortChoice(columns, view) {
  const choices = columns.filter(column => column.key);
  return el('label', { class: 'narrow' }, el('span', { class: 'unit' }, 'Sort by'), el('select', { onchange: event => {
    const column = choices[Number(event.currentTarget.value)];
    view.sort(column, Boolean(column.number));
  } }, choices.map((column, i) => el('option', { value: String(i), selected: column.label === 'Notional' }, column.label))));
}
