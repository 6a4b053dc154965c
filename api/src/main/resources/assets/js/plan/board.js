// The board: goes by keyboard, lifts and drops, shows what each cell would cost. What it shows is the
// server's table; what it does is the page's own form.
import { MOST, choose, chooseAll, chosen, clear, isChosen, told as toldChosen } from './chosen.js';
import { Drag } from './drag.js';
import { Prices, Wording, isPossible, keyOf } from './prices.js';
import { follow, moveChosen, painted, say, send, write } from './page.js';

/** Rows whose cells get their prices in one frame: so many are seen at once. */
const ROWS_A_FRAME = 16;

/**
 * What is lifted: a placement, or all that are chosen.
 * @typedef {object} Lift
 * @property {HTMLElement} chip the one that it is lifted by
 * @property {string[]} ids
 * @property {string} name
 * @property {HTMLElement | null} from the cell that it is in; null if there are several
 * @property {number} unplaced how many of them have no place
 * @property {HTMLElement | null} over the cell that it would be dropped in
 * @property {Prices | null} prices null until they are there
 * @property {number} turn which of the best places N went to; -1 for none
 */

class PlatsaBoard extends HTMLElement {
  /** @type {Lift | null} */
  lifted = null;

  connectedCallback() {
    this.wording = new Wording(JSON.parse(this.dataset.words ?? '{}'));
    this.grid = /** @type {HTMLElement} */ (this.querySelector('.board'));
    this.remember();
    this.settle(this.grid);
    this.enter(this.querySelector('.chip[aria-current]') ?? this.querySelector('.chip') ?? this.querySelector('.cell, .fold'), false);
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.addEventListener('keydown', event => this.onKey(event), { signal });
    this.addEventListener('click', event => this.onClick(event), { signal });
    this.addEventListener('focusin', event => this.enter(stopOf(event.target), false), { signal });
    new Drag(this, signal);
  }

  disconnectedCallback() {
    this.listening?.abort();
    this.lifted = null;
  }

  /** Keeps the rows as the server made them, to see later which are new. */
  remember() {
    this.made = new Map(this.rowsIn(this.grid).map(row => [row.dataset.row ?? '', row.outerHTML]));
    this.head = this.grid.querySelector('thead')?.outerHTML;
    /** @type {Map<string, Promise<Prices>>} */
    this.asked = new Map();
  }

  /** @param {Element} grid @returns {HTMLElement[]} */
  rowsIn(grid) {
    return [...grid.querySelectorAll(':scope > tbody > tr')].map(row => /** @type {HTMLElement} */ (row));
  }

  /** The whole board is one stop of the tab key. @param {Element} part */
  settle(part) {
    for (const stop of part.querySelectorAll('.chip, .cell, .fold')) stop.setAttribute('tabindex', '-1');
  }

  /**
   * Takes over what is new in a board that the server made since.
   * @param {HTMLElement} fresh
   * @returns {boolean} false if it has other rows or columns, so that it cannot
   */
  take(fresh) {
    this.cancel(false);
    const table = fresh.querySelector('.board');
    if (!table) return false;
    const rows = this.rowsIn(this.grid);
    const freshRows = this.rowsIn(table);
    const sameRows = rows.length === freshRows.length && rows.every((row, i) => row.dataset.row === freshRows[i].dataset.row);
    const periods = (/** @type {Element} */ of) => [...of.querySelectorAll('thead th')].map(th => th.getAttribute('data-period')).join('\n');
    if (!sameRows || periods(this.grid) !== periods(table) || fresh.className !== this.className) return false;
    const focus = this.contains(document.activeElement) ? this.placeOf(stopOf(document.activeElement)) : null;
    const made = new Map(this.made);
    const head = table.querySelector('thead');
    if (head && head.outerHTML !== this.head) {
      this.head = head.outerHTML;
      this.grid.querySelector('thead')?.replaceWith(document.adoptNode(head));
    }
    freshRows.forEach((row, i) => {
      const html = row.outerHTML;
      if (made.get(row.dataset.row ?? '') === html) return;
      made.set(row.dataset.row ?? '', html);
      const taken = document.adoptNode(row);
      rows[i].replaceWith(taken);
      this.settle(taken);
    });
    this.made = made;
    this.asked = new Map();
    for (const name of ['resource', 'cost', 'placed']) this.dataset[name] = fresh.dataset[name];
    const stop = focus ? this.at(focus) : null;
    this.enter(stop ?? this.querySelector('[tabindex="0"]') ?? this.querySelector('.chip'), stop !== null);
    return true;
  }

  /** Where a stop is, to find it again. @param {HTMLElement | null} stop */
  placeOf(stop) {
    const cell = stop?.closest('.cell');
    return stop && { chip: stop.dataset.p ?? null, row: stop.closest('tr')?.dataset.row, column: cell?.getAttribute('aria-colindex') };
  }

  /** @param {{chip: string | null, row?: string, column?: string | null}} place @returns {HTMLElement | null} */
  at(place) {
    const chip = place.chip && this.querySelector(`.chip[data-p="${CSS.escape(place.chip)}"]`);
    if (chip) return /** @type {HTMLElement} */ (chip);
    const cell = this.querySelector(`tr[data-row="${CSS.escape(place.row ?? '')}"] > .cell[aria-colindex="${place.column ?? 2}"]`);
    return cell ? stopsOf(/** @type {HTMLElement} */ (cell), false)[0] : null;
  }

  /** Makes a stop the one that the tab key comes to. @param {Element | null} stop @param {boolean} focus */
  enter(stop, focus) {
    if (!(stop instanceof HTMLElement)) return;
    this.querySelectorAll('[tabindex="0"]').forEach(other => other !== stop && other.setAttribute('tabindex', '-1'));
    stop.setAttribute('tabindex', '0');
    if (focus) stop.focus();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const stop = stopOf(event.target);
    if (!stop || event.altKey || event.metaKey) return;
    const jump = ['Home', 'End'].includes(event.key);
    if (event.ctrlKey && !jump) return;
    if (this.lifted ? this.onKeyLifted(event) : this.onKeyResting(event, stop)) {
      event.preventDefault();
      return;
    }
    const next = this.neighbour(stop, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    if (!next) return;
    this.enter(next, true);
    if (this.lifted) {
      this.hover(next, true);
    } else if (event.shiftKey) {
      // Whoever one goes past is chosen.
      chooseAll([stop, next].flatMap(each => each.dataset.p ?? []), true);
      say(toldChosen());
    }
  }

  /** Chips with a key held down are chosen, not opened. @param {MouseEvent} event */
  onClick(event) {
    const chip = event.target instanceof Element ? event.target.closest('.chip') : null;
    if (!(chip instanceof HTMLElement) || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    const id = chip.dataset.p ?? '';
    if (event.shiftKey && this.anchor?.isConnected) {
      chooseAll(this.between(this.anchor, chip), true);
    } else {
      choose(id, !isChosen(id));
      this.anchor = chip;
    }
    this.enter(chip, true);
    say(toldChosen());
  }

  /** Chips in the rectangle of cells that two of them span. @param {HTMLElement} one @param {HTMLElement} other */
  between(one, other) {
    const rows = this.rowsIn(this.grid);
    const at = (/** @type {HTMLElement} */ chip) => {
      const cell = /** @type {HTMLElement} */ (chip.closest('.cell'));
      return [rows.indexOf(/** @type {HTMLElement} */ (cell.parentElement)), Number(cell.getAttribute('aria-colindex'))];
    };
    const [[r1, c1], [r2, c2]] = [at(one), at(other)];
    return rows
      .slice(Math.min(r1, r2), Math.max(r1, r2) + 1)
      .flatMap(row => cellsOf(row))
      .filter(cell => {
        const column = Number(cell.getAttribute('aria-colindex'));
        return column >= Math.min(c1, c2) && column <= Math.max(c1, c2);
      })
      .flatMap(cell => [...cell.querySelectorAll('.chip')].map(chip => chip.getAttribute('data-p') ?? ''));
  }

  /** Who is meant by a chip: all who are chosen if it is one of them. @param {string} id */
  meant(id) {
    return isChosen(id) && chosen().length > 1 ? chosen() : [id];
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} stop @returns {boolean} whether the key was for it */
  onKeyResting(event, stop) {
    const id = stop.dataset.p;
    const key = event.key.toLowerCase();
    if (key === 'escape' && chosen().length > 0) {
      clear();
      say(toldChosen());
      return true;
    }
    if (!id) return false;
    const who = this.meant(id);
    const isUnplaced = who.length === 1 && stop.closest('.unplaced') !== null;
    switch (key) {
      case ' ':
        void this.lift(stop);
        return true;
      case 'x':
        choose(id, !isChosen(id));
        this.anchor = stop;
        say(`${stop.getAttribute('aria-label')}. ${isChosen(id) ? '' : this.wording?.text('isNotChosen')} ${toldChosen()}`);
        return true;
      case 'm':
        void (who.length > 1 ? moveChosen() : follow(`${stop.getAttribute('href')}&move=true`, { focus: '#why-title' }));
        return true;
      case 'l':
        if (!isUnplaced) void this.does(who, stop.classList.contains('pinned') ? 'unpin' : 'pin');
        return true;
      case 'u':
        if (!isUnplaced) void this.does(who, 'take');
        return true;
      default:
        return false;
    }
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for it */
  onKeyLifted(event) {
    switch (event.key.toLowerCase()) {
      case ' ':
      case 'enter':
        void this.drop();
        return true;
      case 'escape':
        this.cancel(true);
        return true;
      case 'n':
        this.next(event.shiftKey ? -1 : 1);
        return true;
      default:
        return false;
    }
  }

  /**
   * Where a key goes from a stop.
   * @param {HTMLElement} stop @param {string} key @param {boolean} whole
   * @returns {HTMLElement | null | undefined} undefined if it is no such key, null if there is nothing
   */
  neighbour(stop, key, whole) {
    const rows = this.rowsIn(this.grid).map(row => cellsOf(row)).filter(cells => cells.length > 0);
    const stops = (/** @type {HTMLElement} */ cell) => stopsOf(cell, this.lifted !== null);
    const own = /** @type {HTMLElement} */ (stop.closest('.cell, th'));
    const r = rows.findIndex(cells => cells.includes(own));
    if (r < 0) return null;
    const c = rows[r].indexOf(own);
    const line = rows[r].flatMap(stops);
    const i = line.indexOf(stop);
    const at = (/** @type {number} */ row) => {
      const cells = rows[Math.max(0, Math.min(rows.length - 1, row))];
      return stops(cells[Math.min(cells.length === 1 ? 0 : this.column ?? c, cells.length - 1)])[0];
    };
    const isDown = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(key);
    // Through a row of one cell the column is kept.
    this.column = isDown ? (rows[r].length === 1 ? this.column ?? c : c) : undefined;
    switch (key) {
      case 'ArrowRight': return line[i + 1] ?? null;
      case 'ArrowLeft': return line[i - 1] ?? null;
      case 'ArrowDown': return at(r + 1);
      case 'ArrowUp': return at(r - 1);
      case 'PageDown': return at(r + 10);
      case 'PageUp': return at(r - 10);
      case 'Home': return whole ? stops(rows[0][0])[0] : line[0];
      case 'End': return whole ? rows.at(-1)?.flatMap(stops).at(-1) ?? null : line.at(-1) ?? null;
      default: return undefined;
    }
  }

  /** Asks for prices once, however often they are needed. @param {string[]} ids */
  prices(ids) {
    const key = ids.join('\n');
    const asked = this.asked?.get(key) ?? Prices.of(this.dataset.resource ?? '', ids);
    this.asked?.set(key, asked);
    asked.catch(() => this.asked?.delete(key));
    return asked;
  }

  /** Lifts a placement, or all that are chosen: every cell then shows its price. @param {HTMLElement} chip @param {boolean} [byPointer] */
  async lift(chip, byPointer = false) {
    if (this.lifted || this.busy) return;
    const ids = this.meant(chip.dataset.p ?? '');
    if (ids.length > MOST) {
      say(toldChosen());
      return;
    }
    const cell = /** @type {HTMLElement} */ (chip.closest('.cell'));
    const name = ids.length === 1 ? chip.getAttribute('aria-label') ?? '' : this.wording?.text('students', ids.length) ?? '';
    const unplaced = ids.filter(id => this.querySelector(`.unplaced .chip[data-p="${CSS.escape(id)}"]`)).length;
    /** @type {Lift} */
    const lift = { chip, ids, name, from: ids.length === 1 ? cell : null, unplaced, over: null, prices: null, turn: -1 };
    this.lifted = lift;
    this.column = undefined;
    for (const id of ids) this.chip(id)?.classList.add('lifted');
    this.classList.add('moving');
    // What was said of the last deed would lie above cells.
    document.querySelector('main > .toast')?.remove();
    this.bar(name);
    if (!byPointer) {
      this.enter(cell, true);
      say(this.wording?.text('loading', name) ?? '');
    }
    try {
      lift.prices = await this.prices(lift.ids);
    } catch {
      if (this.lifted !== lift) return;
      this.cancel(!byPointer);
      say(this.wording?.text('failed') ?? '');
      return;
    }
    if (this.lifted !== lift) return;
    void this.paint(lift);
    if (byPointer) return;
    const best = lift.prices.order[0];
    say(
      best
        ? this.wording?.text('lifted', name, this.nameOf(best.unitId, best.periodId), this.wording.full(best)) ?? ''
        : `${name}. ${this.wording?.text('noBetter')}`,
    );
  }

  /** Says who is moved, and what that would do; nothing when nobody is. @param {string} name */
  bar(name) {
    const bar = /** @type {HTMLElement | null} */ (this.querySelector('.board-moving'));
    const text = bar?.querySelector('[data-moving]');
    if (bar) bar.hidden = name === '';
    if (text) write(text, name);
    this.preview(null);
  }

  /** Shows the key figures as they would be with what is lifted in a cell. @param {HTMLElement | null} cell */
  preview(cell) {
    const place = this.querySelector('[data-preview]');
    if (!place) return;
    const price = cell ? this.priceOf(cell) : undefined;
    const now = { cost: Number(this.dataset.cost), placed: Number(this.dataset.placed) };
    const isMove = price && cell !== this.lifted?.from;
    write(place, isMove ? this.wording?.figures(price, now, this.lifted?.unplaced ?? 0) ?? '' : '');
  }

  /** @param {string} id @returns {HTMLElement | null} */
  chip(id) {
    return this.querySelector(`.chip[data-p="${CSS.escape(id)}"]`);
  }

  /** Shows prices in all cells, first in those that are seen: a frame has only so many to style. @param {Lift} lift */
  async paint(lift) {
    const rows = this.nearestFirst().filter(row => row.dataset.unit);
    for (let at = 0; at < rows.length; at += ROWS_A_FRAME) {
      if (at > 0) await painted();
      if (this.lifted !== lift) return;
      for (const row of rows.slice(at, at + ROWS_A_FRAME)) this.paintRow(lift, row);
    }
  }

  /** The rows, those that are seen before the others. */
  nearestFirst() {
    const area = this.querySelector('.board-scroll')?.getBoundingClientRect() ?? this.getBoundingClientRect();
    const top = Math.max(0, area.top);
    const bottom = Math.min(innerHeight, area.bottom);
    const away = new Map(this.rowsIn(this.grid).map(row => {
      const box = row.getBoundingClientRect();
      return [row, Math.max(0, top - box.bottom, box.top - bottom)];
    }));
    return [...away.keys()].sort((one, other) => (away.get(one) ?? 0) - (away.get(other) ?? 0));
  }

  /** @param {Lift} lift @param {HTMLElement} row */
  paintRow(lift, row) {
    for (const cell of cellsOf(row)) {
      const price = lift.prices?.byCell.get(keyOf(row.dataset.unit, cell.dataset.period));
      const isHere = cell === lift.from;
      cell.dataset.price = isHere ? this.wording?.text('here') : price ? this.wording?.brief(price) : '';
      cell.classList.add(isHere ? 'is-here' : !price || !isPossible(price) ? 'not' : lift.prices?.best.has(price) ? 'best' : 'possible');
    }
  }

  /** @param {string | undefined} unit @param {string | undefined} period */
  nameOf(unit, period) {
    const row = this.querySelector(`tr[data-unit="${CSS.escape(unit ?? '')}"] .name`);
    const head = this.querySelector(`thead [data-period="${CSS.escape(period ?? '')}"] .name`);
    return [row?.textContent ?? unit, head?.textContent ?? period].join(', ');
  }

  /** What dropping in a cell would do, in words. @param {HTMLElement} cell */
  told(cell) {
    if (cell.dataset.cell === 'unplaced') {
      return `${this.wording?.text('unplaced')}: ${this.wording?.text('takeAway')}`;
    }
    const unit = cell.closest('tr')?.dataset.unit;
    const where = this.nameOf(unit, cell.dataset.period);
    if (cell === this.lifted?.from) return `${where}: ${this.wording?.text('here')}`;
    if (!this.lifted?.prices) return where;
    return `${where}: ${this.wording?.full(this.priceOf(cell))}`;
  }

  /** @param {HTMLElement} cell */
  priceOf(cell) {
    return this.lifted?.prices?.byCell.get(keyOf(cell.closest('tr')?.dataset.unit, cell.dataset.period));
  }

  /** The lifted placement is above a cell, or above none. @param {HTMLElement | null} cell @param {boolean} aloud */
  hover(cell, aloud) {
    const lift = this.lifted;
    if (!lift || lift.over === cell) return;
    lift.over?.classList.remove('over');
    lift.over = cell;
    cell?.classList.add('over');
    this.preview(cell);
    if (cell && aloud) say(this.told(cell));
  }

  /** Goes to the next or the previous best place. @param {number} step */
  next(step) {
    const lift = this.lifted;
    if (!lift?.prices) return;
    const places = lift.prices.order.filter(price => this.cell(price));
    if (places.length === 0) {
      say(this.wording?.text('noBetter') ?? '');
      return;
    }
    lift.turn = lift.turn < 0 ? (step > 0 ? 0 : places.length - 1) : (lift.turn + step + places.length) % places.length;
    const cell = this.cell(places[lift.turn]);
    if (!cell) return;
    this.enter(cell, true);
    this.hover(cell, false);
    say(`${this.told(cell)}, ${this.wording?.text('best', lift.turn + 1, places.length)}`);
  }

  /** @param {import('./prices.js').Price} price @returns {HTMLElement | null} */
  cell(price) {
    return this.querySelector(`tr[data-unit="${CSS.escape(price.unitId)}"] > .cell[data-period="${CSS.escape(price.periodId)}"]`);
  }

  /** Drops what is lifted where it is held. @param {boolean} [byPointer] */
  async drop(byPointer = false) {
    const lift = this.lifted;
    const cell = lift?.over;
    if (!lift) return;
    if (!cell || cell === lift.from) {
      this.cancel(true);
      return;
    }
    if (!lift.prices) {
      try {
        lift.prices = await this.prices(lift.ids);
      } catch {
        // Whoever lifted it hears of that too, and lets go.
        return;
      }
      if (this.lifted !== lift) return;
    }
    const price = this.priceOf(cell);
    if (cell.dataset.cell !== 'unplaced' && !price) {
      if (byPointer) this.cancel(false);
      say(this.wording?.text('nowhere') ?? '');
      return;
    }
    this.cancel(false);
    this.enter(lift.chip, true);
    await this.does(lift.ids, price ? deedOf(price) : 'take');
  }

  /** Lets go of what is lifted: it stays where it is. @param {boolean} aloud */
  cancel(aloud) {
    const lift = this.lifted;
    if (!lift) return;
    this.hover(null, false);
    this.lifted = null;
    this.classList.remove('moving');
    this.bar('');
    for (const chip of this.querySelectorAll('.chip.lifted')) chip.classList.remove('lifted');
    for (const cell of this.grid?.querySelectorAll('.cell[data-price]') ?? []) {
      cell.removeAttribute('data-price');
      cell.classList.remove('is-here', 'not', 'best', 'possible');
    }
    if (!aloud) return;
    this.enter(lift.chip, true);
    say(this.wording?.text('cancelled', lift.name) ?? '');
  }

  /** Does something with placements by the page's form. @param {string[]} who @param {string} deed */
  async does(who, deed) {
    const form = document.getElementById('plan-move');
    if (this.busy || !(form instanceof HTMLFormElement)) return;
    this.busy = true;
    this.grid?.setAttribute('aria-busy', 'true');
    try {
      await send(form, null, { who, deed });
    } finally {
      this.busy = false;
      this.grid?.removeAttribute('aria-busy');
    }
  }
}

/** What drops there: with a supervisor, or together. @param {import('./prices.js').Price} price */
function deedOf(price) {
  const [how, where] = price.supervisorId ? ['to', price.supervisorId] : ['cell', price.unitId];
  return `${how} ${encodeURIComponent(where)} ${encodeURIComponent(price.periodId)}`;
}

/** The chip or cell that something is in. @param {EventTarget | null} target @returns {HTMLElement | null} */
function stopOf(target) {
  return target instanceof Element ? target.closest('.chip, .fold') ?? target.closest('.cell') : null;
}

/** The cells of a row that one goes to. @param {HTMLElement} row @returns {HTMLElement[]} */
function cellsOf(row) {
  return [...row.children].filter(cell => cell.matches('.cell') || cell.querySelector('.fold')).map(cell => /** @type {HTMLElement} */ (cell));
}

/** Where one stops in a cell. @param {HTMLElement} cell @param {boolean} moving @returns {HTMLElement[]} */
function stopsOf(cell, moving) {
  const stops = moving ? [] : [...cell.querySelectorAll('.chip, .fold')];
  return (stops.length > 0 ? stops : [cell]).map(stop => /** @type {HTMLElement} */ (stop));
}

customElements.define('platsa-board', PlatsaBoard);
