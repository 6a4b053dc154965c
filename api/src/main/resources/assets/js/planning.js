// @ts-check
// A run as it goes: what the service tells is drawn at once, and its words are fetched from the
// page itself, so that they are written in one place. Without this script the page shows the same
// when it is reloaded.
import uPlot from '../vendor/uplot/uPlot.esm.js';

import { Connection } from './connection.js';

/** How often the words are fetched at most, in milliseconds. */
const WORDS_EVERY = 1000;
/** How often a screen reader hears how it goes at most, in milliseconds. */
const SAY_EVERY = 20000;
/** How long to wait for a stream to open, in milliseconds. */
const OPENS_IN = 5000;
/** After such a silence the stream is asked for again, in milliseconds: the service beats oftener. */
const TOO_QUIET = 40000;

/**
 * A plan as it was saved.
 * @typedef {{at: number, cost: number, bound: number | null}} Point
 */

const byId = (/** @type {string} */ id) => document.getElementById(id);
const live = () => /** @type {HTMLElement} */ (byId('live'));

/** @type {Point[]} */
let points = [];
/** @type {uPlot | null} */
let chart = null;
/** @type {EventSource | null} */
let source = null;
let seen = live().dataset.seen ?? '0';
let signedOut = false;
let spentAt = performance.now();
let saidAt = performance.now();
let wordsAt = 0;
let heardAt = performance.now();
/** @type {number | undefined} */
let wordsLater;

// --- the curve

/** @returns {Point[]} the curve as the page tells it in its table */
function told() {
  return [...document.querySelectorAll('#points tbody tr')].map(row => {
    const {at, cost, bound} = /** @type {HTMLElement} */ (row).dataset;
    return {at: Number(at), cost: Number(cost), bound: bound ? Number(bound) : null};
  });
}

/** Seconds searched until now. */
function elapsed() {
  const {spent, limit, solving} = live().dataset;
  const running = solving === 'true' && connection.isHeard ? (performance.now() - spentAt) / 1000 : 0;
  return Math.min(Number(limit), Number(spent) + running);
}

/** @returns {uPlot.AlignedData} the curve up to now */
function data() {
  const last = points.at(-1);
  const all = last && elapsed() > last.at ? [...points, {...last, at: elapsed()}] : points;
  return [all.map(p => p.at), all.map(p => p.cost), all.map(p => p.bound)];
}

function draw() {
  const place = byId('chart');
  if (!place || points.length === 0) return;
  if (chart && chart.root.parentElement === place) {
    chart.setData(data());
    return;
  }
  chart?.destroy();
  const colour = (/** @type {string} */ name) =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const axis = {
    stroke: colour('--ink-2'),
    font: '12px Inter, sans-serif',
    grid: {stroke: colour('--line'), width: 1},
    ticks: {show: false},
  };
  chart = new uPlot({
    width: place.clientWidth,
    height: 240,
    cursor: {show: false},
    legend: {show: false},
    scales: {x: {time: false, range: (_, from, to) => [Math.min(0, from), Math.max(to, 1)]}},
    axes: [
      {...axis, values: (_, ticks) => ticks.map(tick => number.format(tick) + ' s')},
      {...axis, size: 72, values: (_, ticks) => ticks.map(tick => number.format(tick))},
    ],
    series: [
      {},
      {stroke: colour('--accent'), width: 2.5, points: {show: false},
        paths: uPlot.paths.stepped?.({align: 1})},
      {stroke: colour('--ink'), width: 2, dash: [6, 4], points: {show: false},
        paths: uPlot.paths.stepped?.({align: 1})},
    ],
  }, data(), place);
}

new ResizeObserver(() => {
  const place = byId('chart');
  if (place && chart) chart.setSize({width: place.clientWidth, height: 240});
}).observe(document.documentElement);

// --- the words

/** @param {string} text for a screen reader, when it has said what it says */
function say(text) {
  const said = byId('said');
  if (said) said.textContent = text;
  saidAt = performance.now();
}

function summary() {
  return (byId('summary')?.innerText ?? '').replace(/\s+/g, ' ').trim();
}

/** Fetches the words soon, and once however often it is asked. */
function words() {
  if (wordsLater !== undefined) return;
  const wait = Math.max(0, wordsAt + WORDS_EVERY - performance.now());
  wordsLater = window.setTimeout(fetchWords, wait);
}

/** @returns {Promise<boolean>} whether the service was heard */
async function fetchWords() {
  wordsAt = performance.now();
  wordsLater = undefined;
  const address = new URL(location.pathname, location.href);
  address.searchParams.set('run', live().dataset.run ?? '');
  try {
    const answer = await fetch(address, {headers: {Accept: 'text/html'}});
    if (answer.redirected) {
      // The session is over: the service asks for the password and comes back here.
      signedOut = true;
      location.reload();
      return true;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    connection.heard();
    return true;
  } catch {
    // There is no connection, or the service cannot answer now.
    if (live().dataset.open === 'true') connection.lost();
    return false;
  }
}

/** @param {Document} page as it is now */
function show(page) {
  const found = page.getElementById('live');
  if (!found) return;
  const fresh = document.adoptNode(found);
  const wasOpen = live().dataset.open === 'true';
  const unfolded = /** @type {HTMLDetailsElement | null} */ (byId('as-table'))?.open ?? false;
  const focused = live().contains(document.activeElement) ? document.activeElement?.id : undefined;
  const drawn = byId('chart');
  const place = fresh.querySelector('#chart');
  if (drawn && place) {
    drawn.setAttribute('aria-label', place.getAttribute('aria-label') ?? '');
    place.replaceWith(drawn);
  }
  live().replaceWith(fresh);
  spentAt = performance.now();
  const table = /** @type {HTMLDetailsElement | null} */ (byId('as-table'));
  if (table) table.open = unfolded;
  points = told();
  draw();
  if (focused !== undefined) (byId(focused || 'title') ?? byId('title'))?.focus();
  if (live().dataset.open !== 'true') {
    source?.close();
    if (wasOpen) say(summary());
  } else if (performance.now() - saidAt > SAY_EVERY) {
    say(summary());
  }
}

// --- the stream

const connection = new Connection(async () => {
  const isHeard = await fetchWords();
  if (!isHeard || live().dataset.open !== 'true') return isHeard;
  if (source?.readyState !== EventSource.OPEN) listen();
  return opened();
}, say);

/** @returns {Promise<boolean>} whether the stream is open, or opens soon */
function opened() {
  const stream = source;
  if (!stream || stream.readyState === EventSource.OPEN) return Promise.resolve(true);
  return new Promise(done => {
    stream.addEventListener('open', () => done(true));
    stream.addEventListener('error', () => done(false));
    window.setTimeout(() => done(stream.readyState === EventSource.OPEN), OPENS_IN);
  });
}

/** @param {MessageEvent} event a better plan */
function better(event) {
  seen = event.lastEventId;
  const plan = JSON.parse(event.data);
  const {hard, medium} = live().dataset;
  const comparable = String(plan.cost.hard) === hard && String(plan.cost.medium) === medium;
  if (!comparable) points = [];
  const isBounded = plan.proof?.gap !== undefined && plan.proof.gap <= Number(live().dataset.mostGap);
  points.push({
    at: plan.spentSeconds, cost: plan.cost.soft,
    bound: isBounded ? plan.proof.bound.soft : null,
  });
  live().dataset.hard = plan.cost.hard;
  live().dataset.medium = plan.cost.medium;
  draw();
  words();
}

function listen() {
  source?.close();
  const stream =
    new EventSource(`/api/v1/runs/${live().dataset.run}/events?maxPerSecond=4&lastEventId=${seen}`);
  source = stream;
  heardAt = performance.now();
  stream.addEventListener('open', () => {
    connection.back();
    spentAt = performance.now();
    words();
  });
  for (const name of ['open', 'plan', 'improvement', 'state', 'heartbeat']) {
    stream.addEventListener(name, () => (heardAt = performance.now()));
  }
  stream.addEventListener('plan', better);
  stream.addEventListener('improvement', better);
  stream.addEventListener('state', event => {
    seen = event.lastEventId;
    words();
  });
  stream.addEventListener('error', async () => {
    if (stream !== source || signedOut) return;
    // A run that has ended also ends its stream: then the words say so. A stream that only broke the
    // browser opens again by itself, with the last event that it had.
    await fetchWords();
    window.setTimeout(() => {
      const isBack = stream.readyState === EventSource.OPEN;
      if (stream === source && !isBack && live().dataset.open === 'true' && !signedOut) connection.lost();
    }, WORDS_EVERY);
  });
}

// --- the clock

function tick() {
  if (live().dataset.open !== 'true') return;
  if (performance.now() - heardAt > TOO_QUIET) {
    heardAt = performance.now();
    connection.lost();
    listen();
  }
  const clock = byId('elapsed');
  const progress = /** @type {HTMLProgressElement | null} */ (byId('progress'));
  if (!clock || !progress || !connection.isHeard) return;
  progress.value = elapsed();
  clock.textContent = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 0,
  }).format(Math.floor(elapsed()));
  draw();
}

points = told();
draw();
if (live().dataset.open === 'true') {
  listen();
  window.setInterval(tick, 1000);
}
