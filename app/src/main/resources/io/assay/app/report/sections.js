function drawTop(report, standings) {
  const run = report.run;
  document.title = visible(run.title) + ' \u00b7 Assay report';
  document.getElementById('top').append(
    el('p', { class: 'brand' }, el('strong', {}, 'Assay'), el('span', {}, 'order-flow report')),
    el('h1', {}, fromData(run.title)),
    el('p', { class: 'span' }, el('span', {}, moment(run.from), ' to ', moment(run.to)), el('span', { class: 'chip' }, 'profile of use: ', fromData(run.profileOfUse))),
    verdictBox(report.verdict, standings),
    run.warnings.length ? el('div', { class: 'warnings', role: 'note' }, el('h2', {}, 'Read this with care'),
      el('ul', {}, run.warnings.map(warning => el('li', {}, fromData(warning))))) : null,
    el('dl', { class: 'facts' },
      fact('Accounts', '', 'accounts', count(run.accounts)),
      fact('Fills', '', 'fills', count(run.fills)),
      fact('Prints', '', 'prints', count(run.prints)),
      fact('Notional,', 'USD', 'notional_usd', usd(run.notionalUsd)),
      fact('Segments', '', 'segments_k', count(report.segments.cards.length)),
      fact('Abstained', '', 'abstained', count(report.segments.abstained))));
}

function verdictBox(verdict, standings) {
  return el('div', { class: 'verdict ' + verdict.standing },
    el('p', { class: 'ruling' }, standingWord(verdict.standing), el('span', { class: 'unit' }, ' published: ', fromData(verdict.champion))),
    el('p', { class: 'first' }, fromData(verdict.sentences[0])),
    verdict.sentences.slice(1).map(sentence => el('p', {}, fromData(sentence))),
    verdict.over.length ? yardsticks(verdict) : null,
    el('p', { class: 'small' }, el('strong', {}, 'What \u201c' + verdict.standing.replace('_', ' ') + '\u201d means. '), standings[verdict.standing]));
}

function yardsticks(verdict) {
  return el('div', { class: 'yardsticks' },
    el('p', {}, label('What ' + visible(verdict.selected) + ' earned more than each yardstick,', 'USD per million', 'over_each_usd_per_million')),
    el('dl', {}, verdict.over.map(over => el('div', {},
      el('dt', {}, fromData(over.yardstick)), el('dd', {}, interval(over.usdPerMillion, signed))))));
}

function fact(name, unit, term, value) {
  return el('div', {}, el('dt', {}, label(name, unit, term)), el('dd', {}, value));
}

function segmentsSection(report) {
  const segments = report.segments;
  const horizon = time(segments.horizonSeconds);
  return section('segments', 'Segments',
    'Who trades here, what their flow does to the house, and what to quote. Markouts at ' + horizon + ' after the fill; \u00b1 is one standard error. Figures are of the flow that also chose the segments: expect them nearer the mean of all in flow to come.',
    el('div', { class: 'cards' }, segments.cards.map((card, i) => segmentCard(card, i, horizon))),
    segments.abstained ? el('p', { class: 'small' }, named(report, -1), ': ' + count(segments.abstained) + ' accounts with '
      + percent(segments.abstainedNotionalShare) + ' of notional, because they have too few fills or lie between segments. They get the uniform policy and stay in every denominator.') : null);
}

function segmentCard(card, segment, horizon) {
  return el('article', { class: 'card ' + hue(segment), 'aria-labelledby': 'segment-' + segment },
    el('header', {}, mark(segment), el('h3', { id: 'segment-' + segment }, fromData(card.name)),
      card.tier ? el('span', { class: 'chip' }, fromData(card.tier), ' ', ask('tier', 'Tier')) : null),
    el('p', { class: 'description' }, fromData(card.description)),
    el('dl', { class: 'pair' },
      fact('House markout ' + horizon + ',', 'bp', 'house_markout_bp', estimate(card.houseMarkoutBp)),
      fact('Half spread,', 'bp', 'half_spread_bp', shown(card.halfSpreadBp, decimal))),
    el('dl', { class: 'rows' },
      fact('Accounts', '', 'accounts', count(card.accounts)),
      fact('Notional,', 'USD', 'notional_usd', usd(card.notionalUsd)),
      fact('Share of notional', '', 'notional_share', percent(card.notionalShare)),
      fact('Maker share', '', 'maker_share', shown(card.makerShare, percent)),
      fact('Median holding', '', 'median_holding_s', shown(card.medianHoldingSeconds, time)),
      fact('Adverse selection ' + horizon + ',', 'bp', 'adverse_bp', estimate(card.adverseSelectionBp))),
    el('p', { class: 'advice' }, card.hedgeAdvice ? [label('Hedge', '', 'hedge_advice'), ' ', fromData(card.hedgeAdvice)] : null));
}

function policySection(report) {
  const policy = report.policy;
  const uniform = policy.uniformHalfSpreadBp;
  return section('policy', 'Quote ladder', null,
    policy.adviceOnly ? el('p', { class: 'note' }, el('strong', {}, 'Advice only. '),
      'This run has the analytics profile of use and publishes no policy. The widths show what the measured flow would justify.') : null,
    el('p', { class: 'lead' }, label('One width for all would be', '', 'uniform_half_spread_bp'), ' ', el('strong', { class: 'figure' }, decimal(uniform.value)),
      ' bp to either side, 95 % from ' + decimal(uniform.lower) + ' to ' + decimal(uniform.upper) + '. Accounts that are too new or abstained get it. Status: ', fromData(policy.status), '.'),
    policy.tiers.length ? table({
      caption: 'Quote ladder by tier', rows: policy.tiers,
      columns: [
        { label: 'Tier', term: 'tier', cell: tier => fromData(tier.name), key: tier => tier.name },
        { label: 'Segments', term: 'segment', cell: tier => el('span', { class: 'many' }, tier.segments.map(segment => named(report, segment))) },
        { label: 'Accounts', term: 'accounts', number: true, cell: tier => count(tier.accounts), key: tier => tier.accounts },
        { label: 'Half spread', unit: 'bp', term: 'half_spread_bp', number: true, cell: tier => interval(tier.halfSpreadBp, decimal), key: tier => tier.halfSpreadBp.value },
        { label: 'Against uniform', unit: 'bp', term: 'uniform_half_spread_bp', number: true, cell: tier => signed(tier.halfSpreadBp.value - uniform.value), key: tier => tier.halfSpreadBp.value },
        { label: 'Hedge', term: 'hedge_advice', cell: tier => fromData(tier.hedgeAdvice) },
      ],
    }).element : null,
    laddersPart(report),
    offersPart(report));
}

function definitionsSection(report) {
  return section('definitions', 'Definitions', 'Every number in this report and in the files beside it.',
    el('dl', { class: 'definitions' }, report.definitions.map(entry => el('div', { id: 'definition-' + visible(entry.column) },
      el('dt', {}, el('code', {}, fromData(entry.column)), entry.unit ? el('span', { class: 'unit' }, fromData(entry.unit)) : null),
      el('dd', {}, fromData(entry.definition), entry.sign ? el('span', { class: 'unit' }, ' Sign: ', fromData(entry.sign), '.') : null,
        entry.purpose && entry.purpose !== 'report' ? el('span', { class: 'unit' }, ' For: ', fromData(entry.purpose), '.') : null)))));
}

function drawFoot(run) {
  document.getElementById('foot').append(
    el('dl', {},
      fact('Digest', '', 'digest', el('code', { class: 'whole' }, visible(run.digest))),
      fact('Seed', '', 'seed', String(run.seed)),
      el('div', {}, el('dt', {}, 'Version'), el('dd', {}, fromData(run.version))),
      el('div', {}, el('dt', {}, 'Computed in'), el('dd', {}, fixed(run.elapsed / 1000, 1) + ' s'))),
    el('p', { class: 'small' }, 'This page loads nothing and sends nothing. Charts: Apache ECharts 6.1.0, Apache License 2.0.'));
}
