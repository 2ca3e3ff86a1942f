const LOCALE = 'en-US';
const MINUS = '\u2212';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

function fixed(value, digits) {
  return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(value === 0 ? 0 : value).replace('-', MINUS);
}

function count(value) {
  return whole.format(value).replace('-', MINUS);
}

function decimal(value) {
  return fixed(value, 2);
}

// Two decimals where they mean something, fewer for large values. Zero after rounding has no sign.
function signed(value) {
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  const text = fixed(Math.abs(value), digits);
  return Number(text.replace(/,/g, '')) === 0 ? text : (value < 0 ? MINUS : '+') + text;
}

function percent(share) {
  return share > 0 && share < 0.001 ? '<0.1\u202f%' : fixed(100 * share, 1) + '\u202f%';
}

// USD with a magnitude a person reads: 1.24 M, 312 k.
function usd(value) {
  const size = Math.abs(value);
  for (const [unit, name] of [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'k']]) {
    if (size >= 0.9995 * unit) return precise(value / unit) + '\u202f' + name;
  }
  return size < 10 ? fixed(value, 2) : count(value);
}

function precise(value) {
  const size = Math.abs(value);
  return fixed(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

function time(seconds) {
  if (seconds === 0) return '0';
  for (const [unit, name] of [[86400, 'd'], [3600, 'h'], [60, 'min']]) {
    if (seconds >= unit) return trimmed(seconds / unit) + '\u202f' + name;
  }
  return trimmed(seconds) + '\u202fs';
}

function trimmed(value) {
  return fixed(value, value >= 10 || Number.isInteger(value) ? 0 : 1).replace(/\.0$/, '');
}

function moment(iso) {
  return el('time', { datetime: iso }, iso.slice(0, 10) + ' ' + iso.slice(11, 16) + ' UTC');
}

// The text of a value, or the sign for one that is absent.
function shown(value, format) {
  return value === null || value === undefined
    ? el('span', { class: 'absent', title: 'absent: could not be computed' },
      el('span', { 'aria-hidden': 'true' }, '\u2013'), el('span', { class: 'unseen' }, 'absent'))
    : format(value);
}

function estimate(value) {
  return shown(value, v => el('span', { class: 'estimate' }, signed(v.value),
    v.standardError === null ? null : el('span', { class: 'error' }, ' \u00b1\u202f' + fixed(v.standardError, v.standardError >= 100 ? 0 : 2))));
}

function interval(value, format) {
  return shown(value, v => el('span', { class: 'estimate' }, format(v.value),
    el('span', { class: 'error' }, ' [' + format(v.lower) + ', ' + format(v.upper) + ']')));
}
