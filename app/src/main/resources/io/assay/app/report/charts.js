// Segments are told apart by colour and by shape, in every chart, card and table. The colours were spread to stay apart
// under normal, protan and deutan vision on either background; the shapes fill a box of 20 x 20.
const SHAPES = ['M10 1a9 9 0 1 0 .01 0Z', 'M10 1 19.5 18H.5Z', 'M2 2H18V18H2Z', 'M10 0 20 10 10 20 0 10Z',
  'M7 0H13V7H20V13H13V20H7V13H0V7H7Z', 'M.5 2H19.5L10 19Z', 'M10 0 12.9 7 20 7.6 14.6 12.4 16.2 20 10 16 3.8 20 5.4 12.4 0 7.6 7.1 7Z',
  'M5 1H15L20 10 15 19H5L0 10Z'];
const ABSTAINED = 'M10 6a4 4 0 1 0 .01 0Z';
const charts = [];

function shape(segment) {
  return segment < 0 ? ABSTAINED : SHAPES[(segment + Math.floor(segment / SHAPES.length)) % SHAPES.length];
}

function hue(segment) {
  return segment < 0 ? 'abstained' : 'segment-' + segment % 8;
}

// The sign of a segment before its name.
function mark(segment) {
  return svg('svg', { class: 'mark ' + hue(segment), viewBox: '0 0 20 20', 'aria-hidden': 'true' }, svg('path', { d: shape(segment) }));
}

function segmentName(report, segment) {
  return segment < 0 ? 'Abstained' : report.segments.cards[segment].name;
}

function named(report, segment) {
  return el('span', { class: 'named' }, mark(segment), fromData(segmentName(report, segment)));
}

// Colours of the moment, as the style sheet has them.
function ink() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue('--' + name).trim();
  return {
    font: getComputedStyle(document.body).fontFamily, text: of('text'), muted: of('muted'), line: of('line'), faint: of('faint'), paper: of('card'), band: of('band'), accent: of('accent'),
    segment: segment => of(hue(segment)),
  };
}

// A chart that redraws itself for another width, the other colour scheme, and print.
function chart(className, description, option) {
  const element = el('div', { class: 'chart ' + className, role: 'img', 'aria-label': description });
  charts.push({ element, option, instance: null });
  return element;
}

function drawCharts() {
  const colours = ink();
  for (const one of charts) {
    one.instance ??= echarts.init(one.element, null, { renderer: 'svg' });
    one.instance.resize();
    one.instance.setOption(Object.assign({ animation: false, textStyle: { fontFamily: colours.font } },
      one.option(colours, one.element.clientWidth)), true);
    const { clientWidth, clientHeight } = one.element;
    one.element.querySelector('svg').setAttribute('viewBox', '0 0 ' + clientWidth + ' ' + clientHeight);
  }
}

// The words come first: charts are drawn once the page has been painted.
function watchCharts() {
  requestAnimationFrame(() => setTimeout(drawCharts));
  let width = window.innerWidth;
  let waiting = 0;
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(drawCharts);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawCharts);
  window.addEventListener('beforeprint', () => { document.documentElement.classList.add('printing'); drawCharts(); });
  window.addEventListener('afterprint', () => { document.documentElement.classList.remove('printing'); drawCharts(); });
}

function axisStyle(colours) {
  return {
    axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true },
    splitLine: { showMinLine: false, showMaxLine: false, lineStyle: { color: colours.faint } }, nameTextStyle: { color: colours.muted, fontSize: 12 },
  };
}

// What stands beside the pointer, over a mark ('item') or anywhere in its row or column ('axis'): text, never markup.
function tooltip(trigger, lines) {
  return {
    trigger, axisPointer: { type: 'none' }, confine: true, padding: 0, borderWidth: 0, backgroundColor: 'transparent', extraCssText: 'box-shadow:none',
    formatter: at => el('div', { class: 'tip' }, lines(trigger === 'axis' ? at[0] : at).map((text, i) => el(i ? 'div' : 'strong', {}, fromData(text)))),
  };
}

// Both ends of an interval and the stroke between them, across or along the first axis.
function whisker(api, from, to, colour, options) {
  const [x1, y1] = api.coord(from);
  const [x2, y2] = api.coord(to);
  const style = { stroke: colour, lineWidth: options.width, fill: null, opacity: options.opacity ?? 1 };
  const cap = options.cap;
  const caps = x1 === x2 ? [[x1 - cap, y1, x1 + cap, y1], [x2 - cap, y2, x2 + cap, y2]] : [[x1, y1 - cap, x1, y1 + cap], [x2, y2 - cap, x2, y2 + cap]];
  return {
    type: 'group',
    children: [[x1, y1, x2, y2], ...(cap ? caps : [])].map(([a, b, c, d]) => ({ type: 'line', shape: { x1: a, y1: b, x2: c, y2: d }, style })),
  };
}
