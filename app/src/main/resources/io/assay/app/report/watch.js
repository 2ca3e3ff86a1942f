// Accounts to look at beside the segments: those that cost the house money on strong evidence, and those that trade together.
function watchSection(report) {
  const watch = report.watch;
  return section('watch', 'Accounts to watch', 'Beside the segments, and changing none of them: who costs the house money on strong evidence, and who trades together beyond chance.',
    toxicAccounts(watch), linkedAccounts(watch),
    el('p', { class: 'small' }, 'All of them: ', el('code', {}, 'toxicity.csv'), ' and ', el('code', {}, 'links.csv'), '.'));
}

function toxicAccounts(watch) {
  const lead = watch.called
    ? count(watch.called) + ' of ' + count(watch.watched) + ' watched accounts are called toxic, judged ' + visible(watch.horizon) + ' after their trades'
      + (watch.called > watch.toxic.length ? '; the first ' + count(watch.toxic.length) + ' called are shown.' : '.')
    : 'None of ' + count(watch.watched) + ' watched accounts is called toxic, judged ' + visible(watch.horizon) + ' after their trades: the evidence against no account is strong enough yet.';
  return el('div', {}, el('h3', {}, label('Toxic accounts', '', 'toxic')), el('p', { class: 'lead' }, lead), watch.toxic.length ? table({
    caption: 'Accounts called toxic', rows: watch.toxic, className: 'compact', pageSize: 10,
    columns: [
      { label: 'Account', key: row => row.account.toLowerCase(), cell: row => shortened(row.account, 6, 4) },
      { label: 'Since', cell: row => moment(row.since), key: row => row.since },
      { label: 'Evidence', unit: 'log10 e-value', term: 'evidence_log10', number: true, key: row => row.evidenceLog10, cell: row => decimal(row.evidenceLog10) },
      { label: 'Cost to the house', unit: 'bp', term: 'toxic_cost_bp', number: true, key: row => row.costBp, cell: row => signed(row.costBp) },
      { label: 'Windows', term: 'watch_windows', number: true, key: row => row.windows, cell: row => count(row.windows) }],
  }).element : null);
}

function linkedAccounts(watch) {
  return el('div', {}, el('h3', {}, label('Linked accounts', '', 'links')),
    el('p', { class: 'lead' }, watch.links ? count(watch.links) + ' links; ' + count(watch.linkGroups) + ' groups of accounts held together by links of the same way'
      + (watch.linkGroups > watch.groups.length ? ', the largest ' + count(watch.groups.length) + ' shown. ' : '. ') : 'No links. ', fromData(watch.note + '.')),
    watch.groups.length ? table({
      caption: 'Groups of linked accounts', rows: watch.groups, className: 'compact', pageSize: 8,
      columns: [
        { label: 'Group', cell: row => fromData(row.name), key: row => row.name },
        { label: 'Accounts', number: true, key: row => row.size, cell: row => count(row.size) },
        { label: 'Smallest p', number: true, key: row => row.p, cell: row => row.p === null ? shown(null) : row.p.toExponential(1) },
        { label: 'Members', cell: row => [row.members.map(member => [shortened(member, 6, 4), ' ']), row.size > row.members.length ? 'and ' + count(row.size - row.members.length) + ' more' : null] }],
    }).element : null);
}
