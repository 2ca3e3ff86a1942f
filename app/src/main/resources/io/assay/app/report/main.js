const page = JSON.parse(document.getElementById('data').textContent);
page.report.definitions.forEach(entry => definitions.set(entry.column, entry));
drawTop(page.report, page.standings);
document.getElementById('main').append(
  segmentsSection(page.report), markoutsSection(page.report), mapSection(page.report), cardSection(page.report),
  policySection(page.report), impactSection(page.report), ...[instrumentsSection(page.report)].filter(part => part), accountsSection(page.report), watchSection(page.report), qualitySection(page.report), dataSection(page.report, page.unaccounted), definitionsSection(page.report));
document.getElementById('contents').append(...[...document.querySelectorAll('main > section')].map(
  part => el('a', { href: '#' + part.id }, part.querySelector('h2').textContent)));
drawFoot(page.report.run);
watchCharts();
