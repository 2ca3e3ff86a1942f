// What was read, and what became of it.
function dataSection(report, unaccounted) {
  const run = report.run;
  return section('data', 'Data and rejects', 'Every row read is in exactly one of six counts.',
    identity(run.accounting, unaccounted),
    rejects(report.rejects), inputs(run.inputs));
}

function identity(accounting, unaccounted) {
  const parts = [['read', 'rows_read'], ['applied', 'rows_applied'], ['duplicate', 'rows_duplicate'], ['late', 'rows_late'],
    ['pending', 'rows_pending'], ['quarantined', 'rows_quarantined'], ['skipped', 'rows_skipped']];
  return el('div', { class: 'frame' },
    el('dl', { class: 'identity' }, parts.map(([name, term], i) => el('div', { 'data-sign': i > 1 ? '+' : i ? '=' : '' },
      el('dt', {}, label(name, 'rows', term)), el('dd', {}, count(accounting[name]))))),
    el('p', { class: unaccounted ? 'failed' : 'small' }, unaccounted
      ? 'The counts do not add up: ' + count(unaccounted) + ' rows are unaccounted for. Do not rely on this run.'
      : '\u2713 The counts add up: no row is unaccounted for.'));
}

function rejects(section) {
  if (!section.groups.length) return el('p', { class: 'small' }, 'No row was rejected.');
  return el('div', {}, el('h3', {}, 'Rejected rows'),
    section.groups.map(group => el('details', {},
      el('summary', {}, fromData(group.reason), el('span', { class: 'unit' }, ' ' + count(group.count) + (group.count === 1 ? ' row' : ' rows'))),
      !group.examples.length ? el('p', { class: 'small' }, 'None of them is among those listed.') : table({
        caption: 'Examples: ' + visible(group.reason), rows: group.examples, className: 'compact',
        columns: [{ label: 'Source', cell: row => fromData(row.source) }, { label: 'Line', number: true, cell: row => count(row.line) },
          { label: 'Field', cell: row => fromData(row.field) }, { label: 'Value', cell: row => fromData(row.value, 'code') }],
      }).element)),
    el('p', { class: 'small' }, listed(section) + ', with source, line, field, value and reason, are in ', el('code', {}, 'rejects.csv'), '.'));
}

function listed(section) {
  const all = section.groups.reduce((sum, group) => sum + group.count, 0);
  return all === section.listed ? 'All of them' : 'The first ' + count(section.listed) + ' of ' + count(all);
}

function inputs(files) {
  return el('div', {}, el('h3', {}, 'Inputs'),
    table({
      caption: 'Inputs of the run', rows: files.listed, className: 'compact', pageSize: 10,
      columns: [{ label: 'File', cell: file => fromData(file.name) }, { label: 'Format', cell: file => fromData(file.format) },
        { label: 'Rows', number: true, cell: file => count(file.rows) }, { label: 'SHA-256', cell: file => shortened(file.sha256, 12, 6) }],
    }).element,
    files.total > files.listed.length ? el('p', { class: 'small' }, count(files.total - files.listed.length) + ' more are listed in ', el('code', {}, 'manifest.json'), '.') : null);
}
