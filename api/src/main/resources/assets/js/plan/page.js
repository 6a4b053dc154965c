// Fetches the page and puts what is new of it into the one that is shown: the server makes all of it.

import { chosen, show as showChosen } from './chosen.js';

/** Parts that are put in place as they are, by their ids. */
const PARTS = ['done', 'plan-head', 'plan-notices', 'plan-figures', 'plan-filter', 'plan-move', 'plan-several', 'plan-why'];

/** Which answer is shown; one that another overtakes goes no further. */
let turn = 0;

/** Waits until what was changed is painted, so that no frame has too much to do; in a tab behind others nothing is. */
export function painted() {
  return new Promise(done => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });
}

/** Has it read out. @param {string} text */
export function say(text) {
  const region = document.getElementById('plan-says');
  if (!region) return;
  write(region, '');
  requestAnimationFrame(() => write(region, text));
}

/** Gives an element its text, in the text that it has: the browser then looks at nothing else anew. @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.firstChild instanceof Text && !element.firstChild.nextSibling) {
    if (element.firstChild.data !== text) element.firstChild.data = text;
  } else {
    element.textContent = text;
  }
}

/**
 * Goes to an address of the same page.
 * @param {string} url
 * @param {{push?: boolean, focus?: string}} how whether it is a step back to; which element gets the focus
 */
export async function follow(url, { push = true, focus } = {}) {
  const answer = await load(() => fetch(url, { headers: { Accept: 'text/html' } }));
  if (!answer) return;
  if (push) history.pushState(null, '', answer.url);
  await show(answer.page, focus);
  const title = document.getElementById('why-title');
  if (title && new URL(answer.url).searchParams.has('placement')) {
    say(`${title.textContent}. ${document.querySelector('#plan-why .because')?.textContent ?? ''}`);
  }
}

/** Shows where all who are chosen could be together. */
export async function moveChosen() {
  const url = new URL(location.href);
  for (const name of ['placement', 'chosen']) url.searchParams.delete(name);
  url.searchParams.set('move', 'true');
  for (const id of chosen()) url.searchParams.append('chosen', id);
  await follow(url.href, { focus: '#why-title, #plan-refusal' });
}

/**
 * Sends a form of the page, and shows the page that follows.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter the button that was pressed
 * @param {Record<string, string | string[]>} values fields in place of the form's own
 * @returns {Promise<boolean>} whether it was done
 */
export async function send(form, submitter, values = {}) {
  const data = new FormData(form, submitter);
  // Where one is stands in the address; what the form says of it may be older.
  for (const field of form.querySelectorAll('[data-state]')) data.delete(field.getAttribute('name') ?? '');
  new URLSearchParams(location.search).forEach((value, name) => value && name !== 'chosen' && data.set(name, value));
  for (const [name, value] of Object.entries(form.id === 'plan-several' ? { who: chosen(), ...values } : values)) {
    data.delete(name);
    for (const one of [value].flat()) data.append(name, one);
  }
  const body = new URLSearchParams(/** @type {any} */ (data));
  const answer = await load(() => fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } }));
  delete form.dataset.sent;
  if (!answer) return false;
  if (answer.done) history.replaceState(null, '', answer.url);
  await show(answer.page, answer.done ? undefined : '#plan-conflict, #plan-refusal');
  const toast = document.querySelector('#done p');
  if (answer.done && toast) say(toast.textContent ?? '');
  return answer.done;
}

/**
 * @param {() => Promise<Response>} ask
 * @returns {Promise<{url: string, page: Document, done: boolean} | null>} null if the page cannot be shown here
 */
async function load(ask) {
  const failed = document.getElementById('plan-failed');
  try {
    const response = await ask();
    if (response.redirected && !new URL(response.url).pathname.endsWith('/plan')) {
      location.assign(response.url);
      return null;
    }
    if (!response.ok && response.status !== 409 && response.status !== 422) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!page.getElementById('plan-work')) throw new Error('another page');
    if (failed) failed.hidden = true;
    return { url: response.url, page, done: response.ok };
  } catch {
    if (failed) {
      failed.hidden = false;
      say(failed.textContent ?? '');
    }
    return null;
  }
}

/**
 * Puts what is new into the page.
 * @param {Document} page
 * @param {string} [focus] the element that gets the focus
 */
async function show(page, focus) {
  const mine = ++turn;
  const board = document.querySelector('platsa-board');
  const before = document.activeElement;
  const place = before?.closest('#plan-why, #plan-head, #plan-notices, #plan-several, #done')?.id ?? '';
  const chosen = document.querySelector('.chip[aria-current]')?.getAttribute('data-p');
  document.title = page.title;
  showMain(page, board);
  await painted();
  if (mine !== turn) return;
  const typing = document.activeElement?.closest('#plan-filter');
  for (const id of PARTS) replace(page, id === 'plan-filter' && typing ? 'plan-pills' : id);
  const work = document.getElementById('plan-work');
  const newWork = page.getElementById('plan-work');
  if (work && newWork) {
    work.className = newWork.className;
    work.dataset.view = newWork.dataset.view;
  }
  showChosen();
  const wanted = focus ? document.querySelector(focus) : null;
  if (wanted instanceof HTMLElement) {
    wanted.focus();
  } else if (document.activeElement === document.body && before !== document.body) {
    const next =
      (place === 'plan-why' && document.getElementById('why-title')) ||
      (place === 'plan-several' && document.querySelector('#plan-several.on button')) ||
      (place === 'plan-head' && document.querySelector('#plan-undo button, #plan-redo button')) ||
      (chosen && document.querySelector(`.chip[data-p="${CSS.escape(chosen)}"]`)) ||
      document.getElementById('main');
    if (next instanceof HTMLElement) next.focus();
  }
}

/** @param {Document} page @param {string} id */
function replace(page, id) {
  const old = document.getElementById(id);
  const fresh = page.getElementById(id);
  if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
  old.replaceWith(document.adoptNode(fresh));
  // @ts-ignore htmx is a script of the layout
  if (id === 'plan-filter') window.htmx?.process(fresh);
}

/** @param {Document} page @param {any} board */
function showMain(page, board) {
  const main = document.querySelector('.plan-main');
  const fresh = page.querySelector('.plan-main');
  if (!main || !fresh) return;
  const newBoard = fresh.querySelector('platsa-board');
  if (!board || !newBoard || !board.take(newBoard)) {
    main.replaceWith(document.adoptNode(fresh));
    return;
  }
  const list = main.querySelector(':scope > section');
  const newList = fresh.querySelector(':scope > section');
  if (list && newList) list.replaceWith(document.adoptNode(newList));
}
