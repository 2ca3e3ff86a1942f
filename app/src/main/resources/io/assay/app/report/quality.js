// What is to be known of the data before a number is trusted: findings, what judges the fills, positions.
const LEVELS = { warning: ['!', 'to look at'], note: ['\u2022', 'to know'], fine: ['\u2713', 'fine'] };

function qualitySection(report) {
  const quality = report.quality;
  return section('quality', 'Data quality', 'What was checked before numbers were made of the data, worst first: ' + Object.entries(LEVELS).map(([level, [mark, word]]) =>
    count(quality.notes.filter(note => note.level === level).length) + ' ' + word).join(', ') + '.',
    findings(quality.notes), judges(quality), positions(quality.positions),
    el('p', { class: 'small' }, 'All findings, by instrument, horizon and account, are in ', el('code', {}, 'quality.csv'), ' and in the table ', el('code', {}, 'quality'), '.'));
}

function findings(notes) {
  const levels = Object.keys(LEVELS);
  return el('div', {}, el('h3', {}, label('Findings', '', 'data_quality')), table({
    caption: 'Findings about the data', rows: [...notes].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)), className: 'compact', pageSize: 12,
    columns: [
      { label: 'Finding', cell: note => fromData(note.what) },
      { label: 'Level', cell: note => level(note.level), key: note => levels.indexOf(note.level) },
      { label: 'About', cell: note => fromData(note.area, 'unbroken'), key: note => note.area },
      { label: 'Count', number: true, cell: note => el('span', {}, count(note.count), note.outOf === null ? null : el('span', { class: 'unit' }, ' of ' + count(note.outOf))) },
      { label: 'What it means', cell: note => fromData(note.meaning) }],
  }).element);
}

function level(name) {
  const [mark, word] = LEVELS[name] || ['', name];
  return el('span', { class: 'level level-' + name }, mark + ' ' + word);
}

function judges(quality) {
  return el('div', {}, el('h3', {}, label('What judges the fills', '', 'judged_share')),
    el('p', { class: 'lead' }, 'One source judges all fills of an instrument, at both ends of a markout and on one clock. Shares are of its fills, by the time after the fill.'),
    table({
      caption: 'What judges the fills of each instrument', rows: quality.judges, className: 'compact', pageSize: 8,
      columns: [
        { label: 'Instrument', cell: row => fromData(row.instrument), key: row => row.instrument },
        { label: 'Judged by', cell: row => fromData(row.source), key: row => row.source },
        { label: 'Clock', cell: row => row.clock ? fromData(row.clock) : shown(null) },
        { label: 'Fills', number: true, cell: row => count(row.fills), key: row => row.fills },
        ...quality.horizons.map((horizon, i) => ({ label: horizon === '0' ? 'before' : horizon, number: true,
          cell: row => row.judged[i] ? percent(row.judged[i] / row.fills) : el('span', { class: 'absent' }, '0'), key: row => row.judged[i] / row.fills }))],
    }).element,
    quality.instruments > quality.judges.length ? el('p', { class: 'small' }, 'The busiest ' + count(quality.judges.length) + ' of ' + count(quality.instruments) + ' instruments.') : null);
}

function positions(checked) {
  const heading = el('h3', {}, label('Positions rebuilt from fills', '', 'position_check'));
  if (!checked.compared) return el('div', {}, heading, el('p', { class: 'small' }, 'The data hold no reports of positions to compare with.'));
  return el('div', {}, heading,
    el('p', {}, count(checked.compared) + ' reported positions: ' + count(checked.compared - checked.differing) + ' equal what fills add up to, '
      + count(checked.differing) + (checked.differing === 1 ? ' differs.' : ' differ.')),
    checked.worst.length ? table({
      caption: 'Reported positions that fills do not add up to, largest difference first', rows: checked.worst, className: 'compact', pageSize: 10,
      columns: [
        { label: 'Account', cell: row => el('span', { class: 'unbroken' }, shortened(row.account)) },
        { label: 'Instrument', cell: row => fromData(row.instrument) },
        { label: 'Reported', unit: 'base', number: true, cell: row => fromData(row.reported) },
        { label: 'From fills', unit: 'base', number: true, cell: row => fromData(row.rebuilt) },
        { label: 'Difference', unit: 'base', number: true, cell: row => fromData(row.difference) },
        { label: 'Worth about', unit: 'quote', number: true, cell: row => shown(row.worth, usd), key: row => row.worth },
        { label: 'Report of', cell: row => fromData(row.when, 'unbroken') },
        { label: 'Last fill before it', cell: row => el('span', {}, row.lastTrade ? fromData(row.lastTrade, 'code') : null, el('span', { class: row.lastTrade ? 'remark unbroken' : 'unbroken' }, fromData(row.lastAt))) },
        { label: 'Rests on', cell: row => fromData(row.basis) }],
    }).element : null,
    checked.differing > checked.worst.length ? el('p', { class: 'small' }, 'The ' + count(checked.worst.length) + ' largest of ' + count(checked.differing) + '.') : null);
}
