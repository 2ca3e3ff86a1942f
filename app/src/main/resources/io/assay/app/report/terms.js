const definitions = new Map();
const popover = document.getElementById('term');

// A button that opens the definition of a number.
function ask(term, label) {
  return el('button', {
    type: 'button', class: 'ask', popovertarget: 'term', 'data-term': term,
    'aria-label': 'What is ' + label + '?', onclick: event => define(term, label, event.currentTarget),
  }, '?');
}

function define(term, label, button) {
  const known = definitions.get(term);
  if (!known) throw new Error('no definition of ' + term);
  popover.replaceChildren(
    el('h3', { id: 'term-title' }, label),
    el('p', {}, fromData(known.definition)),
    el('p', { class: 'small' }, known.unit ? 'Unit: ' + visible(known.unit) + '. ' : null,
      known.sign ? 'Sign: ' + visible(known.sign) + '.' : null),
    el('p', { class: 'small' }, el('a', { href: '#definition-' + term, onclick: () => popover.hidePopover() },
      el('code', {}, term)), ' in all definitions'));
  place(button.getBoundingClientRect());
}

// Beside the button where there is room; a style sheet rule pins it to the bottom of a narrow screen.
function place(at) {
  const left = Math.max(12, Math.min(at.left - 20, window.innerWidth - 340));
  popover.style.setProperty('--left', left + 'px');
  const below = at.bottom + 230 < window.innerHeight;
  popover.style.setProperty('--top', below ? at.bottom + 8 + 'px' : 'auto');
  popover.style.setProperty('--bottom', below ? 'auto' : window.innerHeight - at.top + 8 + 'px');
}

// A label, its unit and its definition: the head of every number on the page.
function label(text, unit, term) {
  return el('span', { class: 'label' }, text, unit ? el('span', { class: 'unit' }, ' ' + unit) : null,
    term ? [' ', ask(term, text.replace(/,$/, ''))] : null);
}
