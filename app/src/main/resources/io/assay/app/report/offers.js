// From requests to trades, where there are records of them, and what a pilot would need.
function offersPart(report) {
  const offers = report.policy.offers;
  return [el('div', { class: 'ladders' },
    el('h3', {}, 'From requests to trades'),
    offers.funnel.length ? funnelPart(report, offers) : el('p', { class: 'small' }, offers.fault
      ? ['The records of offers are no records of requests: ', fromData(offers.fault), '.']
      : 'No records of requests were given, so that nothing says how often quotes are taken. With --offers this part shows hits, covers, rejects and last look by segment.')), pilotPart(report, offers)];
}

function funnelPart(report, offers) {
  const others = { '(none)': 'no segment', '(all)': 'all' };
  const who = row => row.segment < 0 ? fromData(others[row.name] || row.name) : named(report, row.segment);
  return [el('p', { class: 'small' }, count(offers.requests) + ' requests. ', label('Cover', '', 'cover_bp'), ': best other quote less the house\u2019s. In brackets: 95\u202f% interval, by account.'),
    table({
      caption: 'From requests to trades by segment', rows: offers.funnel, className: 'compact',
      columns: [
        { label: 'Segment', cell: who, key: row => row.name },
        { label: 'Accounts', number: true, cell: row => count(row.accounts), key: row => row.accounts },
        { label: 'Requests', number: true, cell: row => count(row.requests), key: row => row.requests },
        { label: 'Quoted', number: true, cell: row => [count(row.quoted), row.unknown ? el('div', { class: 'error' }, count(row.unknown) + ' unknown') : null], key: row => row.quoted },
        { label: 'Hit ratio', term: 'hit_ratio', number: true, cell: row => shareOf(row.hit), key: row => row.hit && row.hit.value },
        { label: 'Cover won', unit: 'bp', term: 'cover_bp', number: true, cell: row => shown(row.wonCoverBp, signed), key: row => row.wonCoverBp },
        { label: 'Cover lost', unit: 'bp', term: 'cover_bp', number: true, cell: row => shown(row.lostCoverBp, signed), key: row => row.lostCoverBp },
        { label: 'Rejected', term: 'rejected_share', number: true, cell: row => shareOf(row.rejected), key: row => row.rejected && row.rejected.value },
        { label: 'Last look', unit: 'bp', term: 'last_look_bp', number: true, cell: row => [interval(row.asymmetryBp, signed), row.holdMs === null ? null : el('div', { class: 'error' }, 'held ' + time(row.holdMs / 1000))], key: row => row.asymmetryBp && row.asymmetryBp.value }],
    }).element];
}

function shareOf(value) {
  return shown(value, v => [percent(v.value), el('div', { class: 'error' }, '[' + percent(v.lower) + ', ' + percent(v.upper) + ']')]);
}

function pilotPart(report, offers) {
  if (!offers.pilots.length) return offers.noPilot ? el('p', { class: 'small' }, fromData(offers.noPilot)) : null;
  const guessed = offers.pilots.some(row => row.demand !== 'OFFERS');
  return el('div', { class: 'ladders' }, el('h3', {}, 'What a pilot would need'),
    el('p', { class: 'small' }, 'The value on the card rests on ', label(visible(offers.basis), '', 'value_basis'),
      '. Widths drawn by lot from five rungs would make it EXPERIMENT: so many requests show a difference of half of beta, four times in five.',
      guessed ? ' Where no offers tell, ' + percent(offers.hit) + ' of requests are assumed taken and demand to fade by ' + trimmed(offers.beta) + ' a bp.' : null,
      ' Design and draw one with ', el('code', {}, 'assay quote pilot'), '.'),
    table({
      caption: 'What a pilot would need by segment', rows: offers.pilots, className: 'compact',
      columns: [
        { label: 'Segment', cell: row => row.segment < 0 ? fromData(row.name) : named(report, row.segment), key: row => row.name },
        { label: 'Demand by', cell: row => fromData(row.demand), key: row => row.demand },
        { label: 'Half spread today', unit: 'bp', number: true, cell: row => shown(row.todayBp, decimal), key: row => row.todayBp },
        { label: 'Rungs', unit: 'bp', number: true, cell: row => row.widthsBp.length ? decimal(row.widthsBp[0]) + ' to ' + decimal(row.widthsBp[row.widthsBp.length - 1]) : fromData(row.reason) },
        { label: 'Requests', number: true, cell: row => shown(row.requests, count), key: row => row.requests },
        { label: 'Days', number: true, cell: row => shown(row.days, count), key: row => row.days },
        { label: 'Cost', unit: 'USD', term: 'pilot_cost_usd', number: true, cell: row => [shown(row.costUsd, usdSigned), row.worstUsd === null ? null : el('div', { class: 'error' }, 'at worst ' + usdSigned(row.worstUsd))], key: row => row.costUsd }],
    }).element);
}
