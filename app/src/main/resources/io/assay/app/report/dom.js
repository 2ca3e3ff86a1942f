const SVG = 'http://www.w3.org/2000/svg';

// An element. Attributes that are null or false are left out; children are nodes or text, never markup.
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

// Text of the data as a reader must see it: control and direction characters become visible.
function visible(text) {
  return String(text).replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    c => c === '\n' ? '\u240a' : c === '\r' ? '\u240d' : c === '\t' ? '\u2409'
      : '\u2039U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '\u203a');
}

// Text of the data, kept from reordering what stands around it.
function fromData(text, className) {
  return el('bdi', { class: className }, visible(text));
}

// A long identifier with its middle left out; the whole of it is shown on hover, read aloud and copied.
function shortened(text, head = 8, tail = 6) {
  const whole = visible(text);
  if (whole.length <= head + tail + 3) return el('bdi', { class: 'code' }, whole);
  return el('bdi', { class: 'code', title: whole },
    el('span', { class: 'short', 'aria-hidden': 'true' }, whole.slice(0, head) + '\u2026' + whole.slice(-tail)),
    el('span', { class: 'unseen' }, whole));
}

function section(id, title, lead, ...content) {
  return el('section', { id, 'aria-labelledby': id + '-title' },
    el('h2', { id: id + '-title' }, title),
    lead ? el('p', { class: 'lead' }, lead) : null, content);
}
