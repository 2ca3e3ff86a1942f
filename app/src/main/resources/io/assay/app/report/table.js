// A table that can be sorted by its heads, searched and paged. On a narrow screen a row becomes a card.
//
// A column has a label, optional unit and term, a cell(row) and, where it can be sorted, a key(row).
function table(options) {
  const state = { rows: options.rows, sort: null, falling: true, page: 0, size: options.pageSize || Infinity };
  const body = el('tbody', { role: 'rowgroup' });
  const heads = options.columns.map(column => head(column, () => sortBy(state, column, draw)));
  const pager = el('div', { class: 'pager' });
  const element = el('table', { role: 'table', class: options.className },
    el('caption', { class: 'unseen' }, options.caption),
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, heads)), body);

  function draw() {
    heads.forEach((th, i) => {
      const column = options.columns[i];
      if (column.key) th.setAttribute('aria-sort', state.sort !== column ? 'none' : state.falling ? 'descending' : 'ascending');
    });
    const rows = sorted(state);
    const pages = Math.max(1, Math.ceil(rows.length / state.size));
    state.page = Math.min(state.page, pages - 1);
    const from = state.page * state.size;
    body.replaceChildren(...rows.slice(from || 0, (from || 0) + state.size).map(row => line(options.columns, row)));
    drawPager(pager, state, rows.length, pages, draw);
  }
  draw();
  return {
    element: el('div', { class: 'table' }, element, pager),
    show: rows => { state.rows = rows; state.page = 0; draw(); },
    sort: (column, falling) => { state.sort = column; state.falling = falling; state.page = 0; draw(); },
  };
}

function head(column, onsort) {
  const content = column.key
    ? el('button', { type: 'button', class: 'sort', onclick: onsort }, column.label, arrow())
    : column.label;
  return el('th', { scope: 'col', role: 'columnheader', class: column.number ? 'number' : null },
    el('span', { class: 'head' }, content, column.term ? ask(column.term, column.label) : null),
    column.unit ? el('span', { class: 'unit' }, column.unit) : null);
}

function arrow() {
  return el('span', { class: 'arrow', 'aria-hidden': 'true' });
}

function line(columns, row) {
  return el('tr', { role: 'row', class: row.className || null }, columns.map((column, i) => {
    const content = column.cell(row);
    return i === 0
      ? el('th', { scope: 'row', role: 'rowheader' }, content)
      : el('td', { role: 'cell', class: (column.number ? 'number' : 'words') + (column.className ? ' ' + column.className : '') },
        el('span', { class: 'narrow' }, label(column.label + (column.unit ? ',' : ''), column.unit, column.term)), el('div', {}, content));
  }));
}

function sortBy(state, column, draw) {
  state.falling = state.sort === column ? !state.falling : Boolean(column.number);
  state.sort = column;
  state.page = 0;
  draw();
}

// Absent values come last in both directions; ties keep the order they came in.
function sorted(state) {
  if (!state.sort) return state.rows;
  const direction = state.falling ? -1 : 1;
  const absent = key => key === null || key === undefined;
  return state.rows.map(row => [state.sort.key(row), row]).sort(([a], [b]) => {
    if (absent(a) || absent(b)) return absent(a) - absent(b);
    return direction * (a < b ? -1 : a > b ? 1 : 0);
  }).map(([, row]) => row);
}

function drawPager(pager, state, total, pages, draw) {
  const step = by => () => { state.page += by; draw(); };
  pager.hidden = pages === 1;
  const from = state.page * state.size;
  pager.replaceChildren(
    el('button', { type: 'button', disabled: state.page === 0, onclick: step(-1) }, 'Previous'),
    el('span', { 'aria-live': 'polite' }, pages === 1 ? '' : count(from + 1) + '\u2013' + count(Math.min(from + state.size, total)) + ' of ' + count(total)),
    el('button', { type: 'button', disabled: state.page === pages - 1, onclick: step(1) }, 'Next'));
}
