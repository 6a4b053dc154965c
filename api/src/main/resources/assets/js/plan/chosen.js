// Who is chosen to do something with together: on the board and in the list, wherever the page is
// filtered or turned to meanwhile. What is done with them is the page's own form.

/** Placements by id. @type {Set<string>} */
const ids = new Set();

/** Words of the page's language. @type {Record<string, string>} */
let words = {};

/** @returns {string[]} who is chosen */
export const chosen = () => [...ids];

/** @param {string} id */
export const isChosen = id => ids.has(id);

/** As many as the service moves together at most. */
export const MOST = 100;

const bar = () => /** @type {HTMLFormElement | null} */ (document.getElementById('plan-several'));

/** How many are chosen, in words, and whether they are too many to be moved together. */
export const told = () =>
  (ids.size > MOST ? words.chosenMany : words.chosen ?? '').replace('{0}', () => String(ids.size)).replace('{1}', () => String(MOST));

/** @param {string} id @param {boolean} on */
export function choose(id, on) {
  if (on) ids.add(id);
  else ids.delete(id);
  show();
}

/** Chooses these, and nobody else unless they are added. @param {string[]} more @param {boolean} added */
export function chooseAll(more, added) {
  if (!added) ids.clear();
  more.forEach(id => ids.add(id));
  show();
}

/** Nobody is chosen any more. */
export function clear() {
  ids.clear();
  show();
}

/** Marks who is chosen, in whatever is shown now. */
export function show() {
  const form = bar();
  if (!form) return;
  words = JSON.parse(form.dataset.words ?? '{}');
  for (const chip of document.querySelectorAll('.chip[data-p]')) mark(/** @type {HTMLElement} */ (chip));
  for (const box of document.querySelectorAll('input[name="chosen"]')) {
    const input = /** @type {HTMLInputElement} */ (box);
    input.checked = ids.has(input.value);
  }
  const boxes = [...document.querySelectorAll('input[name="chosen"]')].map(box => /** @type {HTMLInputElement} */ (box));
  const all = /** @type {HTMLInputElement | null} */ (document.getElementById('plan-choose-all'));
  if (all) {
    all.checked = boxes.length > 0 && boxes.every(box => box.checked);
    all.indeterminate = !all.checked && boxes.some(box => box.checked);
  }
  form.classList.toggle('on', ids.size > 0);
  const count = form.querySelector('[data-count]');
  if (count && count.textContent !== told()) count.textContent = told();
}

/** @param {HTMLElement} chip */
function mark(chip) {
  const on = ids.has(chip.dataset.p ?? '');
  if (on === chip.classList.contains('chosen')) return;
  chip.classList.toggle('chosen', on);
  const label = chip.getAttribute('aria-label') ?? '';
  const suffix = `, ${words.isChosen}`;
  chip.setAttribute('aria-label', on ? label + suffix : label.replace(suffix, ''));
}

document.addEventListener('change', event => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement)) return;
  if (box.name === 'chosen') choose(box.value, box.checked);
  if (box.id === 'plan-choose-all') {
    for (const one of document.querySelectorAll('input[name="chosen"]')) {
      const { value } = /** @type {HTMLInputElement} */ (one);
      if (box.checked) ids.add(value);
      else ids.delete(value);
    }
    show();
  }
});

document.addEventListener('htmx:afterSettle', show);

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('#plan-several [data-clear]')) clear();
});

show();
